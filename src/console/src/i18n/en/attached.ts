export const attached = {
  attach: {
    label: 'Attachments', choose: 'Choose files', camera: 'Take a photo', hint: 'Photos, films, PDF, up to 50 MB each; drop or paste them here', full: '20 files at most: full', whole: 'Uploaded', comma: ', ',
    waiting: 'Waiting', going: 'Uploading {{part}}%', paused: 'Paused at {{part}}%', cut: 'The line was cut at {{part}}%; it goes on when that is back', offline: 'Offline, not wholly uploaded', progress: 'Progress of {{name}}',
    pause: 'Pause', resume: 'Go on', remove: 'Remove', removeOne: 'Remove {{name}}', tooLarge: 'Over 50 MB: compress or split it', empty: 'An empty file',
    missing: 'Not wholly uploaded: {{names}}. Wait for it; if it is urgent, remove it and send it with a follow-up', offlineNote: 'While offline the words go first; files that are not wholly uploaded come with a follow-up',
    exportTitle: 'Clean copy without position and persons: the one to send on', exportOne: 'Clean copy of {{name}}',
  },
};
