export const duty = {
  rail: {
    title: '时限', late: '迟', soon: '半小时内', later: '以后', own: '本室', file: '报送', next: '下一步', lastStep: '已到最后一步', stepNow: '正在告知', stepIn: '{{wait}} 后',
    wasDue: '应 {{due}}', none: '没有欠报', calm: '没有超时，半小时内没有要到的', crowd: '{{name}}·{{count}} 家', waiting: '新 {{count}}',
    told: '已告知 {{told}} 人·应答 {{answered}} 人', toldNobody: '还没有告知到人', ladder: '升级梯：{{all}} 步走了 {{fired}} 步',
    nextDue: '下一项 {{time}} {{name}}', nothingDue: '没有要到的', spoken: '{{due}} 到时', spokenLate: '{{due}} 到时，已迟', spokenMissing: '{{due}} 到时，未报',
    group: { late: '已超时 {{count}}', soon: '30 分钟内 {{count}}', today: '今天 {{count}}', later: '以后 {{count}}' },
  },
  obligation: {
    kind: { phone: '电话首报', first: '书面首报', update: '续报{{no}}', final: '终报', correction: '更正报' },
    state: { open: '应报', soon: '将到', late: '迟', missing: '未报', met: '按时', 'met-late': '迟到补上', excused: '已免' },
    lateBy: '迟 {{count}} 分',
  },
  stage: { phone: '电话', first: '书面', update: '续报', final: '终报', late: '{{name}} 迟', missing: '{{name}} 未报', metLate: '{{name}} 迟{{count}}分', notOwed: '未要求' },
  number: { 1: '一', 2: '二', 3: '三', 4: '四', 5: '五', 6: '六', 7: '七', 8: '八', 9: '九', 10: '十', 11: '十一', 12: '十二' },
  circled: { 1: '①', 2: '②', 3: '③', 4: '④', 5: '⑤', 6: '⑥', 7: '⑦', 8: '⑧', 9: '⑨', 10: '⑩', 11: '⑪', 12: '⑫' },
  incident: {
    state: { lead: '线索', phone: '电话已报', written: '书面已报', following: '续报中', 'response-ended': '响应结束', final: '已终报', rejected: '不属实' },
  },
  level: {
    I: '特别重大', II: '重大', III: '较大', IV: '一般', below: '未达级', unknown: '未知', lead: '线索，未定级',
    sign: { I: 'I', II: 'II', III: 'III', IV: 'IV', below: '下', unknown: '未', lead: '线' },
  },
  figure: {
    dead: '死亡', missing: '失联', trapped: '被困', injured: '受伤', criticallyInjured: '危重', seriouslyInjured: '重伤', minorInjured: '轻伤', rescued: '救出', unhurt: '平安',
    evacuated: '转移', resettled: '安置', affected: '受灾', exposed: '涉险', housesCollapsed: '倒房', housesDamaged: '损房', lossYuan: '损失', burnedHectares: '过火',
    unknown: '未知', change: '由 {{old}} 变为 {{value}}', hectares: '{{value}} 公顷', wan: '{{value}} 万元', yi: '{{value}} 亿元',
  },
  figureStatus: { none: '无', unverified: '核查中', verified: '已核实', 'not-affected': '不涉及' },
  board: {
    title: '事件', open: '处置中', awaitingFinal: '待终报', leads: '线索', order: '二级以上置顶，再按时限', figures: '数字', asOf: '截至 {{time}}', nothingDue: '无',
    answered: '应答', timeUnknown: '时间未知', sensitive: '敏感', lastReport: '第 {{no}} 报',
    head: { level: '级别 类别', event: '事件', figures: '最新数字', stages: '报送', next: '下一时限', answered: '应答' },
  },
  county: {
    title: '各县（市）', lastContact: '最近一次联系', contact: '最近联系 {{time}}', noContact: '今天还没有联系',
    missing: '未报', late: '迟', soon: '将到', open: '应报', quiet: '没有欠报', unheard: '没有欠报，今天还没有联系',
  },
  told: {
    title: '谁已知道', count: '告知 {{told}} 人·应答 {{answered}}', missing: '{{count}} 未应答', nobody: '没有要告知的人', waits: '等 {{wait}}', nextPath: '下一路 {{left}}', nextNow: '正在换下一路', cut: '已断线，没有应答上，请用电话',
    repeated: '可能重复', repeatedWhy: '发送时中断，对方可能收到两次', answer: '应答', notAnswered: '没有应答上：{{why}}',
  },
  reach: { queued: '入队', handed: '已交网关', handset: '到机', answered: '应答', failed: '未通', stale: '已过时' },
  channel: { 'phone-box': '短信', twilio: '短信', kannel: '短信', voice: '语音', console: '台面', none: '待选通道' },
  postOf: { county: '县', prefecture: '州', township: '乡镇', department: '部门' },
  post: {
    'duty-officer': '值班员', 'deputy-officer': '副班', 'duty-leader': '带班领导', 'office-head': '府办主任', 'leader-in-charge': '分管领导', 'deputy-secretary-general': '副秘书长',
  },
  detail: {
    title: '详情', obligations: '应报与实报', reports: '报告', noReports: '还没有报告', facts: '基本情况', due: '应 {{time}}', actual: '实 {{time}}', filedBy: '{{who}} 报·签发 {{signer}}',
    state: '状态', place: '地点', occurred: '事发', known: '获悉', number: '编号', failed: '没有取到详情：{{why}}',
  },
  log: {
    title: '动态', about: '报送·告知·升级', none: '今天还没有动态',
    stepped: '{{unit}}{{name}}未到：告知{{posts}}', report: '{{unit}}{{name}}：{{rest}}',
    obligation: {
      opened: '{{unit}}应报{{name}}：{{title}}', reminded: '提醒{{unit}}：{{name}}将到', late: '{{unit}}{{name}}到时未报', missing: '{{unit}}{{name}}超时 60 分，记未报',
      met: '{{unit}}{{name}}按时', 'met-late': '{{unit}}{{name}}迟 {{minutes}} 分', excused: '{{unit}}{{name}}已免',
    },
    message: { queued: '短信 {{who}}', answered: '{{who}} 应答，用时 {{took}}', handset: '{{who}} 到机，等应答', failed: '{{who}} 未通，换下一路', 'not-reached': '{{who}} 未通', stale: '' },
    alert: { raised: '告知：{{reason}}', answered: '已有人应答：{{reason}}' },
    incident: { opened: '新事件：{{title}}' },
    lead: { recorded: '{{unit}}新线索：{{title}}', verified: '线索属实：{{title}}', rejected: '线索不属实：{{title}}' },
  },
  quiet: { title: '一切平安', counties: '{{count}} 个县（市）没有未结事件', own: '没有未结事件' },
};
