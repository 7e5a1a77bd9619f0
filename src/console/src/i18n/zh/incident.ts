export const incident = {
  story: {
    filedEarlier: '断网期间填报 {{filed}}，{{received}} 收到', filedLater: '填报人时钟 {{filed}}，{{received}} 收到',
    findings: '检查提示 {{count}} 项',
    title: '经过', reports: '报告', all: '全部', order: '新的在上', early: '余 {{count}} 分', override: '先报后补', by: '{{who}}编写', signed: '签发 {{who}}', anew: '全文改写',
    section: '{{name}}：', corrected: '更正：{{note}}', sameWords: '文字同上一报', sameFigures: '数字同上一报', unexplained: '减少待说明',
    lead: '线索', recordedBy: '{{who}} 记·应报 {{units}}', late: '{{name}}到时未报', told: '告知',
    done: { reopened: '重启', returned: '退回{{report}}', merged: '{{number}} 并入', rejected: '不予受理', demanded: '向{{to}}核报', noticed: '通报{{to}}', transferred: '由{{from}}移交{{to}}' },
    seconded: '{{who}} 提，{{second}} 复核', judged: { verified: '线索属实', 'rejection-proposed': '提为不属实', rejected: '线索不属实' },
  },
  steps: {
    title: '处置', merge: '并案', transfer: '移交', reject: '不予受理', demand: '核报', notice: '通报毗邻', reason: '理由，一句话', cancel: '收起',
    into: '并入哪一起：编号、地点、拼音', likely: '可能重复', none: '没有找到', mergeDo: '提请并案', mergeEffect: '两个编号都保留，按较早的时钟；须另一人复核。',
    rejectDo: '提请不予受理', rejectEffect: '须另一人复核；之后各单位不再欠报。', to: '移交给哪个单位', from: '原报送单位', transferDo: '移交', transferEffect: '时钟照走，接手单位至少有 10 分钟；双方值班员收短信。',
    unit: '要谁核报', text: '核什么，一句话', demandDo: '要求核报', demandEffect: '电话 30 分钟内、书面 60 分钟内；值班员立即收短信。', noticeTo: '通报给', watch: '请他们留意什么，一句话', watchFor: '请注意防范，有情况立即报告', noticeDo: '通报', noticeEffect: '值班员立即收短信；只收到这段话，看不到事件全文。', told: '已通报', because: { near: '5 公里内', ticked: '可能蔓延', level: '可能重大' }, done: '已办', proposed: '已提请，等另一人复核',
  },
  proposal: {
    title: '待复核', merge: '{{who}} {{time}} 提请并入 {{number}}', reject: '{{who}} {{time}} 提请不予受理', confirm: { merge: '同意并案', reject: '同意不予受理' }, withdraw: '撤回', second: '须另一人复核。', waits: { merge: '待复核并案', reject: '待复核不予受理' },
  },
  merged: { into: '已并入 {{number}}', note: '两起是同一事件，报告都在那一边。', open: '打开 {{number}}', formers: '并入的事件' },
  back: { open: '退回补报', reason: '哪里不对，一句话', do: '退回' },
  compare: { title: '两报对比', open: '对比', otherTimes: '两报截止时间不同', what: '项目', left: '左边的报告', right: '右边的报告', nothing: '没有写', empty: '两报都没有数字和文字' },
  section: { course: '经过', cause: '原因', measures: '处置', trend: '趋势', nextSteps: '下一步', needs: '需要支援', aftercare: '善后', lessons: '教训' },
  matrix: {
    title: '谁何时知道', who: '人', via: '经由', handsets: '到机', choose: '哪一次告知', alert: '{{reason}}·{{time}} 告知', failed: '未通 {{count}} 次', noAnswer: '还没有应答',
    rest: '另 {{count}} 人全部应答，最慢 {{slowest}}', scale: '用时，到 10 分钟', bar: '{{reach}}', barWaits: '{{reach}}，等应答',
  },
  kept: { title: '应报与兑现', who: '谁', what: '应报', due: '应', actual: '实', result: '结果', early: '早 {{count}} 分', owed: '未到', policy: '按发生时刻起算的规则第 {{version}} 版' },
  statutory: { title: '法定时限', basis: '依据', over: '已超，这里没有记录', runs: '计时中', waits: '县报后起算', side: { county: '县→州', prefecture: '州→省' } },
  chart: { title: '数字随时间', lines: '死亡为实线，失联为虚线', none: '还没有死亡和失联的数字', share: '{{unit}} {{value}}（{{time}}）', spread: '截止不一' },
  file: {
    title: '事件', back: '返回', dial: '拨打{{unit}}', dialNobody: '{{unit}}没有人在班', print: '打印', printed: '打印时间 {{time}}', occurred: '发生 {{time}}', known: '获悉 {{time}}', basis: '依据：{{text}}', noBasis: '依据未写明',
    place: '位置', depth: '深 {{km}} km', related: '相关', relatedWhy: '同县未结', none: '没有这件事，或不在本单位范围内', reading: '正在取这件事', ago: '{{span}}前', owed: '最紧的三项',
    spans: { minutes: '{{count}} 分钟', hours: '{{hours}} 时 {{minutes}} 分', days: '{{days}} 天 {{hours}} 时', now: '不到 1 分钟' },
  },
};
