export const upward = {
  upward: {
    title: '报省', how: '方式', who: '对方是谁', text: '报了什么', record: '记下已报', effect: '只记录，不传送；应报的随即了结', passed: '已记报省，{{time}}，按时', passedLate: '已记报省，{{time}}，迟 {{count}} 分',
    way: { phone: '电话', written: '书面（在此合成）', paper: '书面（另行报出，只记录）' },
    composing: '正在由各县报告合成', failed: '没有合成：{{why}}', again: '重新合成', pass: '签发报出', sends: '报出后不能再改，并自动送省值守通', keeps: '报出后不能再改；可导出文件上报',
    reportTitle: '标题', addressee: '主送', signer: '签发人', choose: '请选', onDuty: '{{name}}（{{post}}，在班）', offDuty: '{{name}}（{{post}}）', correctionNote: '更正说明（数据减少时填）', asOf: '统计截止 {{time}}', twoTimes: '各地截止时间不同，合计按最早的 {{time}} 计',
    atLeast: '至少 {{count}}', open: '{{name}}：{{units}}未报，合计未知，至少 {{count}}', leftOut: '已略去请示语：{{unit}}“{{text}}”', findings: '检查', clean: '检查没有意见', beside: '与县报告对照', draft: '报省稿', county: '县报告',
    name: { first: '报省首报', update: '报省续报{{no}}', final: '报省终报' }, by: '{{who}}报出', told: '对方 {{who}}', file: '导出上报文件',
    state: { none: '未传送', waiting: '待送省值守通，已试 {{count}} 次', sent: '省值守通已收，编号 {{number}}，{{time}}', refused: '省值守通退回：{{why}}' }, theirs: '对方检查提示 {{count}} 项',
    import: '导入上报文件', choosing: '选择文件', taken: '已导入 {{number}}', takenBefore: '早已导入 {{number}}', unread: '文件读不出', importNote: '下级单位值守通导出的文件；与该单位直接报送相同',
  },
};
