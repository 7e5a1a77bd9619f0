export const texts = {
  looseEnd: {
    title: '短信待处理 {{count}} 条', kind: { unfiled: '短信未入库', 'call-back': '回拨核实' }, nobody: '未登记号码', words: '“{{words}}”', from: '发自 {{phone}}',
    confirmedBy: '由谁确认', note: '怎么处理的', done: '办结', mark: '短信',
    asks: {
      'receive-time': '时间按收到记', 'assumed-yesterday': '时间按昨天记', approximate: '约数', 'other-county': '外县地点', 'number-in-detail': '有数字没读懂', 'casualties-unclear': '伤亡看不清',
    },
    reason: {
      'unknown-phone': '号码未登记', 'foreign-phone': '号码不是该单位的', 'no-password': '缺单位码或口令', 'bad-password': '单位码或口令不对', 'card-blocked': '口令卡已停用', unreadable: '看不懂',
      'no-incident': '没有这个编号，或不止一件', refused: '校核不通过',
    },
  },
};
