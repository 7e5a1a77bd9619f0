export const find = {
  find: {
    title: '查找', all: '查全部报告', words: '查什么', wordsNote: '标题、地点、经过、报送人；几个词用空格分开', search: '查找', any: '不限', kind: '类别', level: '级别', unit: '单位（含下级）', from: '从', to: '到（含当天）',
    late: '迟报漏报', wasLate: '有迟报或漏报', inTime: '没有', state: '状态', found: '找到的', looking: '正在查', count: '{{count}} 件', more: '前 {{count}} 件，还有', none: '没有找到；换个词或放宽条件', next: '再取一页',
    xlsx: '导出 xlsx', csv: '导出 CSV', exportNote: '最多一万行',
    views: '存下的查找', keep: '存下这次查找', viewName: '名称，如“今年的迟报”', saveView: '存下', notSave: '不存了', noViews: '常用的词和条件可以存下，换台电脑也在', rename: '改名', renameThis: '改名：{{name}}', drop: '删去', dropThis: '删去：{{name}}',
  },
};
