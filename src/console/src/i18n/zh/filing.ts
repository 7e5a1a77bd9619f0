export const filing = {
  filing: {
    wanted: '必填', mend: '改好“{{name}}”即可报送，还有 {{count}} 处要改', mayReturn: '可以先报；有 {{count}} 处可能被退回', held: '离线时存为待发', zero: '确认没有', figuresNote: '空着是未知，不知道就不写 0', findTownship: '乡镇，可写拼音首字母', placeHint: '村、路段、方位', timeHint: '0658、昨2310', triggers: '敏感与影响', ticked: '已勾 {{count}} 项', effect: { raises: '影响（提一级处置）', sensitive: '敏感情形（不论级别都要报）' },
    keep: '保留理由', further: '其他意见', fileFirst: '先报后补', whyFirst: '先报理由', whyFirstHint: '签发人一句话说明为何先报', notFirst: '先不报', firstNote: '收到后 30 分钟内补报', owesSupplement: '{{time}} 前补报',
    group: { core: '核心五项', required: '{{stage}}必填', wanted: '补充' }, filled: '已填 {{count}} 项', goTo: '到第一处', sentBack: '{{who}}退回上一报：', dutyOffice: '{{name}}政府总值班室', about: '约', sourceHint: '如斯木镇政府、报警人', noResponse: '未启动', flame: { yes: '有明火', no: '无明火' }, roadHint: '如 G318 K2875+300',
    leadersHint: '姓名和职务，多人用顿号分开', namesHint: '多个用顿号分开', lossNote: '损失可写 120万、1.2亿，面积可写 15亩', area: '分项 {{no}}', addArea: '加一个乡镇', dropArea: '去掉',
    comma: '，', phrases: '常用短语', noNeeds: '没有就空着', titleHint: '空着由系统按地点和类别拟定',
    phrase: { checking: '正在核查伤亡', road: '道路双向中断', moved: '已转移群众', line: '通信中断', noCasualties: '暂未接到人员伤亡报告', forces: '救援力量已出动', unchanged: '情况无变化', steady: '事态总体平稳', worse: '事态可能扩大', secondary: '不排除发生次生灾害', unclear: '发展趋势正在研判', rescue: '继续搜救', reopen: '抢通道路', survey: '排查隐患', move: '转移安置群众', tell: '有新情况及时续报', investigating: '原因正在调查', firstJudged: '初步判断为' },
  },
  check: {
    missing: '缺少{{name}}', future: '{{name}}晚于当前时间', notTime: '{{name}}没有看懂，可写 0658、昨2310、2026-11-26 15:56', knownBefore: '获悉早于事发，请核对', signer: '缺少签发人，书面报告会被退回', asks: '经过里夹带请示事项“{{text}}”', measures: '没有写处置情况', source: '没有写信息来源，报告单位或报警人', sentBack: '退回时指出：{{note}}', notNumber: '{{name}}不是有效的数值', asOf: '有数字，没有写截止时间',
    fallen: '死亡由 {{before}} 减为 {{after}}，须填更正说明', measured: '按死亡加失联 {{people}} 人测算为 {{level}} 级', late: '已超时 {{count}} 分钟，记迟报',
    act: { asks: '移到“需要支援”' },
  },
  queue: {
    title: '待发的报告', count: '待发 {{count}}', refused: '退回 {{count}}', since: '{{time}} 填报，等网络', after: '{{time}} 填报，等前一报收到后发', followUp: '续报', follows: '续“{{name}}”', surely: '确认不报', keep: '留着', notHeld: '本机存不下，写的都还在；请用电话报',
    noneAsOf: '截至 {{time}} 没有欠报', asOf: '此后的情况连上才知道',
    busy: '表中还有没报的内容，先报送或清空再改', others: '本机还有{{users}}填报的 {{count}} 份待发，由本人登录后发出',
  },
  office: {
    title: '县值班台', now: '现在就报：{{name}}', soon: '就要到了：{{name}}', next: '该报：{{name}}', over: '已超时', left: '还有', due: '应 {{time}}', tells: '后告知{{posts}}', start: '填写', go: '继续填写（已存 {{count}} 项）', story: '看经过', rest: '往后应报',
    waiting: '待发', returned: '退回', mend: '改', drop: '不报了', notices: '邻县通报', came: '已报', cameNote: '{{time}} 收到', none: '没有欠报', noneNext: '没有要到的', mine: '本县未结事件', new: '新报告', ring: '打州值班室',
    cut: '网络已断', cutWaiting: '网络已断·{{count}} 份待发', cutNote: '照常填写，恢复后自动补发；急报请同时打电话。', held: '已存为待发，网络恢复后自动报送', form: '填报', back: '返回', about: '{{unit}}关于{{title}}的{{name}}',
  },
};
