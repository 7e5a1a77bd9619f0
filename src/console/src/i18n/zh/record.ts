export const record = {
  record: {
    title: '电话记录', fresh: '新事件', joined: '并入已有事件', unitUnknown: '还不知道是哪个县', since: '自接听', goal: '目标 {{seconds}} s', only: '只有这五项会挡住保存。不知道就写“待核”，其余先报后补。',
    core: { time: '时间', place: '地点', kind: '类别', sentence: '一句话', caller: '报告人' }, later: '待核，先报后补', also: '还可能是 {{names}}', found: '识别到：{{figures}}，已填入', onDuty: '{{post}}·当班，电话已填',
    hint: { time: '可写：0658、刚才、昨2310、-14（14 分钟前）、待核', place: '乡镇可写拼音首字母：lxz 真达方向 8 公里', kind: '可写拼音首字母：sh、hp', sentence: '说的人数会填到右侧', caller: '当班人可写首字母；别人写姓名和电话' },
    people: '人员情况（未知不是 0）', readBack: '复述给对方', read: '已复述确认', same: '可能是同一件事？', becomes: '记为', mode: { report: '{{unit}}电话首报', lead: '线索' },
    after: { report: '按{{unit}}已电话首报处理，书面首报接着算时限', lead: '{{unit}}从事发时起应电话首报和书面首报' }, onlyPlace: '只要地点所在县', save: '保存并告知',
    say: { today: '今天{{time}}', yesterday: '昨天{{time}}', at: '{{time}}', unknownTime: '时间待核', figure: '{{name}}{{value}}人', nobody: '没有{{name}}', checking: '{{name}}还在核查', quote: '“{{words}}。对吗？”', nothing: '边记边长，念给对方听' },
  },
};
