import type { find as zh } from '../zh/find';

export const find: typeof zh = {
  find: {
    title: 'Search', all: 'Search all reports', words: 'Words', wordsNote: 'title, place, course, author; a space between words', search: 'Search', any: 'Any', kind: 'Kind', level: 'Level', unit: 'Unit (and those below)', from: 'From', to: 'To (that day too)',
    late: 'Late or missing', wasLate: 'Something was late or missing', inTime: 'Nothing', state: 'State', found: 'Found', looking: 'Searching', count: '{{count}} found', more: 'The first {{count}}, there are more', none: 'Nothing found; try another word or fewer filters', next: 'One more page',
    xlsx: 'Export xlsx', csv: 'Export CSV', exportNote: 'At most ten thousand lines',
    views: 'Saved searches', keep: 'Save this search', viewName: 'A name, like “late this year”', saveView: 'Save', notSave: 'Cancel', noViews: 'Words and filters used often can be saved, and are there on any machine', rename: 'Rename', renameThis: 'Rename {{name}}', drop: 'Drop', dropThis: 'Drop {{name}}',
  },
};
