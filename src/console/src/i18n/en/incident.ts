import type { incident as zh } from '../zh/incident';

export const incident: typeof zh = {
  story: {
    filedEarlier: 'Filed {{filed}} without a line, received {{received}}', filedLater: 'Filed {{filed}} by the filer’s clock, received {{received}}',
    findings: '{{count}} findings of the checks',
    title: 'Story', reports: 'Reports', all: 'All', order: 'Newest first', early: '{{count}} min left', override: 'Complete later', by: 'written by {{who}}', signed: 'signed by {{who}}', anew: 'Rewritten',
    section: '{{name}}: ', corrected: 'Corrected: {{note}}', sameWords: 'Words as before', sameFigures: 'Figures as before', unexplained: 'fell without a reason',
    lead: 'Lead', recordedBy: 'recorded by {{who}} · owed by {{units}}', late: '{{name}} was not there when due', told: 'Told',
    done: { reopened: 'Reopened', returned: '{{report}} sent back', merged: '{{number}} merged into this', rejected: 'Rejected', demanded: 'Check demanded of {{to}}', noticed: 'Notice to {{to}}', transferred: 'Handed from {{from}} to {{to}}' },
    seconded: '{{who}}, confirmed by {{second}}', judged: { verified: 'Lead is true', 'rejection-proposed': 'Said to be false', rejected: 'Lead is false' },
  },
  steps: {
    title: 'Acts', merge: 'Merge', transfer: 'Hand on', reject: 'Reject', demand: 'Demand a check', notice: 'Tell neighbours', reason: 'Why, in a line', cancel: 'Close',
    into: 'Into which: number, place, pinyin', likely: 'possible duplicate', none: 'Nothing found', mergeDo: 'Propose merging', mergeEffect: 'Both numbers stay and the earlier clock counts; another person has to confirm.',
    rejectDo: 'Propose rejecting', rejectEffect: 'Another person has to confirm; then no unit owes anything.', to: 'To which unit', from: 'From which unit', transferDo: 'Hand on', transferEffect: 'The clock goes on and leaves ten minutes at least; both duty officers get a text.',
    unit: 'Of which unit', text: 'What to check, in a line', demandDo: 'Demand', demandEffect: 'A call within 30 min, in writing within 60; the duty officer gets a text at once.', noticeTo: 'To', watch: 'What to watch for, in a line', watchFor: 'Be on guard and report anything at once', noticeDo: 'Send', noticeEffect: 'The duty officers get a text at once; they get these words and never the file.', told: 'told', because: { near: 'within 5 km', ticked: 'may spread', level: 'may be serious' }, done: 'Done', proposed: 'Proposed; another person has to confirm',
  },
  proposal: {
    title: 'To be confirmed', merge: '{{who}} proposed at {{time}} to merge it into {{number}}', reject: '{{who}} proposed at {{time}} to reject it', confirm: { merge: 'Confirm merging', reject: 'Confirm rejecting' }, withdraw: 'Take back', second: 'Another person has to confirm.', waits: { merge: 'merging to confirm', reject: 'rejection to confirm' },
  },
  merged: { into: 'Merged into {{number}}', note: 'The two are one; the reports are told there.', open: 'Open {{number}}', formers: 'Merged into this' },
  back: { open: 'Send back', reason: 'What is wrong, in a line', do: 'Send back' },
  compare: { title: 'Two reports compared', open: 'Compare', otherTimes: 'they stand at different times', what: 'item', left: 'report on the left', right: 'report on the right', nothing: 'nothing said', empty: 'Neither says figures or words' },
  section: { course: 'Course', cause: 'Cause', measures: 'Measures', trend: 'Trend', nextSteps: 'Next steps', needs: 'Support needed', aftercare: 'Aftercare', lessons: 'Lessons' },
  matrix: {
    title: 'Who knew when', who: 'Person', via: 'By', handsets: 'on handset', choose: 'Which alert', alert: '{{reason}} · told {{time}}', failed: 'not reached, {{count}} tries', noAnswer: 'no answer yet',
    rest: '{{count}} more, all answered, slowest {{slowest}}', scale: 'time taken, up to 10 min', bar: '{{reach}}', barWaits: '{{reach}}, waiting for an answer',
  },
  kept: { title: 'Owed and kept', who: 'Who', what: 'Owed', due: 'Due', actual: 'Came', result: 'Result', early: '{{count}} min early', owed: 'to come', policy: 'Rules in force when it happened, version {{version}}' },
  statutory: { title: 'Clocks of the law', basis: 'Basis', over: 'over, nothing on record here', runs: 'runs', waits: 'begins when the county reports', side: { county: 'county → prefecture', prefecture: 'prefecture → province' } },
  chart: { title: 'Figures over time', lines: 'dead solid, missing dashed', none: 'No figures of dead and missing yet', share: '{{unit}} {{value}} ({{time}})', spread: 'different as-of times' },
  file: {
    title: 'Incident', back: 'Back', dial: 'Call {{unit}}', dialNobody: 'Nobody on duty in {{unit}}', print: 'Print', printed: 'Printed {{time}}', occurred: 'occurred {{time}}', known: 'known {{time}}', basis: 'basis: {{text}}', noBasis: 'no basis given',
    place: 'Place', depth: 'depth {{km}} km', related: 'Related', relatedWhy: 'open in the same county', none: 'There is no such incident, or it is not yours to see', reading: 'Reading the incident', ago: '{{span}} ago', owed: 'The three most urgent',
    spans: { minutes: '{{count}} min', hours: '{{hours}} h {{minutes}} min', days: '{{days}} d {{hours}} h', now: 'less than 1 min' },
  },
};
