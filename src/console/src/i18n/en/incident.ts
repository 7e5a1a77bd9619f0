import type { incident as zh } from '../zh/incident';

export const incident: typeof zh = {
  story: {
    filedEarlier: 'Filed {{filed}} without a line, received {{received}}', filedLater: 'Filed {{filed}} by the filer’s clock, received {{received}}',
    findings: '{{count}} findings of the checks',
    title: 'Story', reports: 'Reports', all: 'All', order: 'Newest first', early: '{{count}} min left', override: 'Complete later', by: 'written by {{who}}', signed: 'signed by {{who}}', anew: 'Rewritten',
    section: '{{name}}: ', corrected: 'Corrected: {{note}}', sameWords: 'Words as before', sameFigures: 'Figures as before', unexplained: 'fell without a reason',
    lead: 'Lead', recordedBy: 'recorded by {{who}} · owed by {{units}}', late: '{{name}} was not there when due', told: 'Told',
    done: { reopened: 'Reopened', returned: '{{report}} sent back', transferred: 'Lead handed from {{from}} to {{to}}' },
    judged: { verified: 'Lead is true', 'rejection-proposed': 'Said to be false', rejected: 'Lead is false' },
  },
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
