export const duty = {
  rail: {
    title: '时限', late: '迟', soon: '半小时内', later: '以后', own: '本室', file: '报送', next: '下一步', lastStep: '已到最后一步', stepNow: '正在告知', stepIn: '{{wait}} 后',
    wasDue: '应 {{due}}', none: '没有欠报', calm: '没有超时，半小时内没有要到的', crowd: '{{name}}·{{count}} 家', waiting: '新 {{count}}',
    told: '告知 {{told}} 应答 {{answered}}', toldNobody: '还没有告知到人', act: { call: '拨打值班室', record: '记录通话' }, ladder: '升级梯：{{all}} 步走了 {{fired}} 步',
    nextDue: '下一项 {{time}} {{name}}', nothingDue: '没有要到的', spoken: '{{due}} 到时', spokenLate: '{{due}} 到时，已迟', spokenMissing: '{{due}} 到时，未报',
    group: { late: '已超时 {{count}}', soon: '30 分钟内 {{count}}', today: '今天 {{count}}', later: '以后 {{count}}' },
  },
  obligation: {
    kind: { phone: '电话首报', first: '书面首报', update: '续报{{no}}', final: '终报', supplement: '补报', 'demand-phone': '核报电话', 'demand-written': '核报书面', 'upward-phone': '报省电话', 'upward-written': '报省书面', correction: '更正报', 'check-in': '平安报' },
    state: { open: '应报', soon: '将到', late: '迟', missing: '未报', met: '按时', 'met-late': '迟到补上', excused: '已免' },
    lateBy: '迟 {{count}} 分', asked: '{{title}}·核：{{asked}}',
  },
  stage: { phone: '电话', first: '书面', update: '续报', final: '终报', late: '{{name}} 迟', missing: '{{name}} 未报', metLate: '{{name}} 迟{{count}}分', metLateShort: '{{name}} +{{count}}', notOwed: '未要求' },
  number: { 1: '一', 2: '二', 3: '三', 4: '四', 5: '五', 6: '六', 7: '七', 8: '八', 9: '九', 10: '十', 11: '十一', 12: '十二' },
  circled: { 1: '①', 2: '②', 3: '③', 4: '④', 5: '⑤', 6: '⑥', 7: '⑦', 8: '⑧', 9: '⑨', 10: '⑩', 11: '⑪', 12: '⑫' },
  incident: {
    state: { lead: '线索', phone: '电话已报', written: '书面已报', following: '续报中', 'response-ended': '响应结束', final: '已终报', rejected: '不属实', reopened: '已重启', archived: '已归档', merged: '已并案' },
  },
  level: {
    I: '特别重大', II: '重大', III: '较大', IV: '一般', below: '未达级', unknown: '未知', lead: '线索，未定级',
    ordinal: { I: '一', II: '二', III: '三', IV: '四' },
    sign: { I: 'I', II: 'II', III: 'III', IV: 'IV', below: '下', unknown: '未', lead: '线' },
  },
  figure: {
    dead: '死亡', missing: '失联', trapped: '被困', injured: '受伤', criticallyInjured: '危重', seriouslyInjured: '重伤', minorInjured: '轻伤', rescued: '救出', unhurt: '平安',
    evacuated: '转移', resettled: '安置', affected: '受灾', exposed: '涉险', housesCollapsed: '倒房', housesDamaged: '损房', lossYuan: '损失', burnedHectares: '过火',
    unexplained: '待说明', unknown: '未知', change: '由 {{old}} 变为 {{value}}', hectares: '{{value}} 公顷', wan: '{{value}} 万元', yi: '{{value}} 亿元',
  },
  finding: { blocks: '阻止', returns: '退回', warns: '警示', informs: '提示' },
  figureStatus: { none: '无', unverified: '核查中', verified: '已核实', 'not-affected': '不涉及' },
  board: {
    title: '事件', open: '处置中', awaitingFinal: '待终报', leads: '线索', order: '二级以上置顶，再按时限', figures: '数字', asOf: '截至 {{time}}', nothingDue: '无',
    answered: '应答', knownAt: '获悉 {{time}}', handledAs: '按{{level}}级处置', search: '编号、地点、拼音', noneFound: '没有找到', sensitive: '敏感',
    head: { level: '级别 类别', event: '事件', figures: '最新数字', stages: '报送', next: '下一时限', answered: '应答' },
  },
  county: {
    title: '各县（市）', lastContact: '最近一次联系', press: '点按看欠报、值班人和电话', contact: '最近联系 {{time}}', noContact: '今天还没有联系',
    missing: '未报', late: '迟', soon: '将到', open: '应报', quiet: '没有欠报', unheard: '没有欠报，今天还没有联系', none: '值班不明',
  },
  map: { list: '各县（市）状态', summary: '各县（市）状态图：{{counts}}', count: '{{state}} {{count}}', whole: '全州', near: '放大', inCounty: '只知道在这个县' },
  told: {
    title: '谁已知道', onHandset: '{{count}} 人到机', answered: '{{count}} 应答', more: '另有 {{count}} 条，看全部', missing: '{{count}} 未应答', nobody: '没有要告知的人', waits: '等 {{wait}}', nextPath: '下一路 {{left}}', nextNow: '正在换下一路', cut: '已断线，没有应答上，请用电话',
    repeated: '可能重复', repeatedWhy: '发送时中断，对方可能收到两次', answer: '应答', notAnswered: '没有应答上：{{why}}',
  },
  reach: { queued: '入队', handed: '已交网关', handset: '到机', answered: '应答', failed: '未通', stale: '已过时' },
  channel: { 'phone-box': '短信', twilio: '短信', kannel: '短信', voice: '语音', console: '台面', none: '待选通道' },
  postOf: { county: '县', prefecture: '州', township: '乡镇', department: '部门' },
  post: {
    'duty-officer': '值班员', 'deputy-officer': '副班', 'duty-leader': '带班领导', 'second-leader': '第二带班领导', 'office-head': '府办主任', 'leader-in-charge': '分管领导', 'deputy-secretary-general': '副秘书长',
  },
  unit: { title: '{{unit}}的值班和欠报', people: '现在值班', nobody: '现在没有人值班', owed: '欠报', more: '另有 {{count}} 项', dial: '拨打{{who}} {{phone}}' },
  well: {
    title: '守得住吗', ok: '{{age}}', notOk: '不正常 {{age}}', unread: '没有取到自检结果',
    part: { database: '数据库', feed: '事件流', 'phone-box': '电话匣', escalations: '升级扫描', deliveries: '发送扫描', 'unanswered-alerts': '未应答扫描', retention: '留存清理', 'check-ins': '平安报扫描' },
  },
  detail: { title: '详情', all: '全部', noReports: '还没有报告', failed: '没有取到详情：{{why}}' },
  log: {
    title: '动态', about: { all: '全部', reports: '报送', told: '告知', ladder: '升级' }, gap: '断线 {{wait}}，已补 {{count}} 条', none: '今天还没有动态',
    stepped: '{{unit}}{{name}}未到：告知{{posts}}', report: '{{unit}}{{name}}：{{rest}}',
    obligation: {
      opened: '{{unit}}应报{{name}}：{{title}}', reminded: '提醒{{unit}}：{{name}}将到', late: '{{unit}}{{name}}到时未报', missing: '{{unit}}{{name}}超时 60 分，记未报',
      met: '{{unit}}{{name}}按时', 'met-late': '{{unit}}{{name}}迟 {{minutes}} 分', excused: '{{unit}}{{name}}已免',
    },
    message: { queued: '短信 {{who}}', answered: '{{who}} 应答，用时 {{took}}', handset: '{{who}} 到机，等应答', failed: '{{who}} 未通，换下一路', 'not-reached': '{{who}} 未通', stale: '' },
    alert: { raised: '告知：{{reason}}', answered: '已有人应答：{{reason}}' },
    returned: '退回{{unit}}{{name}}：{{reason}}',
    checkIn: { filed: '{{unit}}报平安', but: '{{unit}}报平安：{{doubts}}', contradicted: '但 {{numbers}} 有事未报', wrong: '核对不符“{{fact}}”' },
    sound: { silenced: '响了 {{seconds}} s，有人按键静下', muted: '本台静音：{{reason}}' },
    incident: { opened: '新事件：{{title}}', reopened: '事件重启：{{title}}', merged: '已并案：{{title}}', rejected: '不予受理：{{title}}', transferred: '事件移交：{{title}}' },
    lead: { recorded: '{{unit}}新线索：{{title}}', transferred: '线索转交：{{title}}', verified: '线索属实：{{title}}', rejected: '线索不属实：{{title}}' },
  },
  checkIn: {
    title: '平安报', about: '每日平安报', why: '没有突发事件，也要按时报平安', start: '一键平安报', file: '报平安', effect: '报后记入台账，此前未报的一并补上', factNote: '问一下对方值班室再填', roster: '值班人员与值班表一致：{{names}}', nobody: '值班表上没有人',
    rosterNote: '实际值班人员', equipment: '电话、网络、电源、卫星电话正常', equipmentNote: '哪样不正常', leaderPlace: '带班领导在哪里', events: '上次平安报以来的情况', eventsNote: '没有就不填', unread: '没有取到，请稍后再开，或用电话报',
    received: '{{time}} 收到平安报。{{next}}', receivedLate: '{{time}} 收到平安报，迟 {{count}} 分。{{next}}', next: '下一次 {{time}}', notOwed: '现在没有应报的平安报，下一次 {{time}}', never: '本单位不用报平安',
  },
  quiet: { title: '一切平安', counties: '{{count}} 个县（市）没有未结事件', own: '没有未结事件', contact: '最近一次联系 {{unit}} {{time}}' },
};
