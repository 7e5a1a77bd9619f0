export const page = {
  brand: '值守通', list: '、', comma: '，',
  drill: { mark: '【演练】', title: '演练世界', note: '这是演练，不是真实值守', time: '演练时间', real: '真实时间', speed: '{{speed}} 倍', stands: '时钟停' },
  time: {
    days: '{{days}} 天 {{rest}}', yesterday: '昨日 {{time}}', tomorrow: '明日 {{time}}', date: '{{month}}月{{day}}日',
    months: { 1: '1月', 2: '2月', 3: '3月', 4: '4月', 5: '5月', 6: '6月', 7: '7月', 8: '8月', 9: '9月', 10: '10月', 11: '11月', 12: '12月' },
    weekdays: { 0: '周日', 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六' },
  },
  top: { beijing: '北京时间', unanswered: '{{count}} 人未应答', longest: '最久 {{wait}}', until: '接班', post: { 'duty-officer': '主班', 'deputy-officer': '副班', 'duty-leader': '带班' }, theme: '明暗', language: 'English', desk: '值班台' },
  session: { title: '登录', wrong: '账号、密码或动态码不对', user: '账号', password: '密码', code: '动态码', enter: '登录', leave: '退出', looking: '正在连服务器', noServer: '连不上服务器，正在重试' },
  link: {
    connecting: '正在连接', live: '实时', stale: '数据已旧', catching: '正在追赶 {{count}} 条', caught: '已追上，补 {{count}} 条', cut: '已断线', phone: '请用电话', pc: '本机快 {{seconds}} s',
    pcDiffers: '本机时钟与服务器相差 {{seconds}} 秒，页面按服务器走', was: '断 {{wait}}', barRest: '，正在追赶', barPhone: '请用电话，已断线', asOf: '下面是 {{time}} 的情况；倒计时照走；升级和短信由服务器执行，不靠本页。',
    opened: '断网：数据截至 {{time}}',
    nextTry: '第 {{tries}} 次重连·{{wait}} 后', trying: '第 {{tries}} 次重连', retry: '立即重连', numbers: '值班电话（{{time}} 的名单）',
  },
  load: { reading: '正在取 {{time}} 的情况', failed: '没有取到：{{why}}。正在重试' },
  tabs: { title: '分页', rail: '时限', board: '事件', log: '详情动态' },
  keys: { title: '全部按键', report: '就此记电话', upward: '报省', acknowledge: '应答', next: '下一项超时', move: '上下', open: '打开', search: '查找', call: '拨打', reconnect: '断线时立即重连', panes: '时限、事件、动态', received: '游标 {{cursor}}·全部已收', missingAfter: '缺 {{time}} 之后', back: '返回，留草稿', save: '保存或报送', close: '关闭', cursor: '已收到的位置', off: '关掉单键', on: '打开单键', note: '单键只在输入框之外起作用。' },
  problem: { unreachable: '服务器没有答复', notSaved: '没有存上：{{why}}。', kept: '写的都还在。' },
  form: {
    optional: '可不填', kind: '类别', findKind: '输入名称或代码查找', noneFound: '没有找到', place: '地点', knownAt: '获悉时间', occurredAt: '事发时间', keptAsTyped: '逐字已存', keepDraft: '留为草稿',
    unitCode: '来电单位', chooseUnit: '请选', stage: '报别', title: '标题', townshipCode: '乡镇（街道）', chooseTownship: '请选', asOf: '统计截止', course: '经过', measures: '处置', needs: '需要支援', levelBasis: '定级依据', correctionNote: '更正说明', figures: '人员和损失', figuresNote: '空着是未知，没有就写 0',
    figureStatus: '核实情况', levelConfirmed: '确认级别', levelProspective: '可能级别', signer: '签发人', author: '编写人', contactPhone: '联系电话',
    stages: { phone: '电话首报', first: '书面首报', update: '续报', final: '终报' },
    element: {
      source: '信息来源', informed: '接报时间', quake: '震级', fire: '明火', figures: '人员情况', losses: '伤情和损失', areas: '分乡镇', asOf: '统计截止', spot: '坐标和路段', cause: '原因', measures: '处置', leaders: '到场领导', trend: '趋势研判', nextSteps: '下一步', needs: '需要支援',
      response: '应急响应', aftercare: '善后', lessons: '经验教训', copies: '抄送',
    },
    sourceKind: '信息来源', sourceWho: '何人何处', informedAt: '接报时间', losses: '伤情和损失', areas: '分乡镇', cause: '原因', trend: '趋势研判', nextSteps: '下一步', leaders: '到场领导', aftercare: '善后', lessons: '经验教训', latitude: '纬度', longitude: '经度', road: '路段桩号',
    magnitude: '震级', depthKm: '震源深度（公里）', openFire: '明火', responseLevel: '响应级别', responseStartedAt: '启动', responseEndedAt: '终止', addressees: '主送', copies: '抄送',
  },
  lead: {
    title: '新线索', text: '一句话', owing: '谁应报', findUnit: '输入名称查找县或部门', source: '来源', who: '来源说明', record: '记下并催报', effect: '所选单位即应电话首报和书面首报',
    recorded: '已记 {{number}}，时限已开始', verify: '线索核实', verified: '属实', rejected: '不属实', reason: '理由', proposed: '已提不属实，待另一人确认',
    from: '由谁转出', to: '转给哪个单位', transfer: '转交',
  },
  reopen: { title: '重启事件', reason: '理由，如复燃、又有人遇难', do: '重启', effect: '报过的单位应即续报' },
  source: { township: '乡镇和本地部门', call: '来电', hotline: '12345、110 等热线', media: '媒体网络', sensor: '监测设备', department: '部门通报', neighbour: '邻县邻州', patrol: '巡查', other: '其他' },
  report: {
    new: '新报告', about: '报告：{{title}}', file: '报送', effect: '收到时间以服务器为准', onThis: '报送这件事', received: '已收 {{number}}，{{time}}，按时', receivedLate: '已收 {{number}}，{{time}}，迟 {{count}} 分',
  },
  sound: {
    title: '告警声', volume: '音量', waiting: '{{count}} 项未应答', answer: '按 A 应答', blocked: '没有声音，点一下打开', isMuted: '已静音', mute: '静音 10 分钟', unmute: '恢复声音', reason: '静音的理由',
    tested: '告警声 {{percent}} %·{{time}} 试响', untested: '告警声 {{percent}} %·还没有试响', note: '静音最多 10 分钟，期间告警照样弹出通知。', test: { notice: '试响：来报', due: '试响：时限', page: '试响：告警' },
    desktop: { ask: '打开桌面通知', granted: '桌面通知已打开', denied: '浏览器不许弹出桌面通知' },
  },
  phone: {
    title: '电话匣', find: '按人、单位、号码查找', none: '没有电话', noneFound: '没有找到', failed: '没有取到电话：{{why}}', more: '还有 {{count}} 部，请查找', noTexts: '还没有短信', texts: '{{who}}的短信', reply: '回复', behaviour: '手机状态', delay: '延时',
    direction: { in: '收到', out: '发出' }, mode: { normal: '正常', off: '关机', undelivered: '送不到', slow: '慢', reject: '被拒' },
  },
};
