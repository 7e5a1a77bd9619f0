import type { texts as zh } from '../zh/texts';

export const texts: typeof zh = {
  looseEnd: {
    title: 'Texts to deal with: {{count}}', kind: { unfiled: 'Not filed', 'call-back': 'Call back' }, nobody: 'unknown phone', words: '“{{words}}”', from: 'from {{phone}}',
    confirmedBy: 'Who confirmed it', note: 'What was done', done: 'Done', mark: 'by text',
    asks: {
      'receive-time': 'time of receipt', 'assumed-yesterday': 'time taken as yesterday', approximate: 'about', 'other-county': 'in another county', 'number-in-detail': 'a number not understood', 'casualties-unclear': 'casualties unclear',
    },
    reason: {
      'unknown-phone': 'unknown phone', 'foreign-phone': 'not a phone of that unit', 'no-password': 'no unit code or password', 'bad-password': 'wrong unit code or password', 'card-blocked': 'card blocked', unreadable: 'cannot be read',
      'no-incident': 'no such number, or several', refused: 'refused by a check',
    },
  },
};
