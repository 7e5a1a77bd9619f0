export const attached = {
  attach: {
    label: '附件', choose: '选择文件', camera: '拍照', hint: '照片、视频、PDF，每个不超过 50 MB；可拖入或粘贴', full: '最多 20 个，已满', whole: '已传完', comma: '、',
    waiting: '排队', going: '上传中 {{part}}%', paused: '已暂停 {{part}}%', cut: '线路断了，已传 {{part}}%，恢复后续传', offline: '离线，没有传完', progress: '{{name}}上传进度',
    pause: '暂停', resume: '继续', remove: '移去', removeOne: '移去{{name}}', tooLarge: '超过 50 MB，请压缩或分段', empty: '空文件',
    missing: '还没有传完：{{names}}。传完再报；急报请先移去，随续报补上', offlineNote: '离线时先报文字；没有传完的文件，联网后随续报补报',
    exportTitle: '下载净本：不带位置和个人信息，外发用这一份', exportOne: '下载{{name}}的净本',
  },
};
