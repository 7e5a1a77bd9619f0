import type { upward as zh } from '../zh/upward';

export const upward: typeof zh = {
  upward: {
    title: 'Report to the province', how: 'By', who: 'Who took it down', text: 'What was said', record: 'Record as reported', effect: 'Only recorded, nothing is sent; what was owed is met', passed: 'Reported to the province at {{time}}, on time', passedLate: 'Reported to the province at {{time}}, {{count}} min late',
    way: { phone: 'Phone', written: 'In writing, composed here', paper: 'In writing elsewhere, recorded only' },
    composing: 'Composing from the counties’ reports', failed: 'Not composed: {{why}}', again: 'Compose anew', pass: 'Sign and pass', sends: 'Cannot be changed afterwards; goes to the province’s DutyWatch by itself', keeps: 'Cannot be changed afterwards; can be exported as a file',
    reportTitle: 'Title', addressee: 'Addressee', signer: 'Signer', choose: 'Choose', onDuty: '{{name}} ({{post}}, on duty)', offDuty: '{{name}} ({{post}})', correctionNote: 'Correction note (when a figure falls)', asOf: 'As of {{time}}', twoTimes: 'The counties’ cut-off times differ; the totals go by the earliest, {{time}}',
    atLeast: 'at least {{count}}', open: '{{name}}: not told by {{units}}, so the total is unknown, at least {{count}}', leftOut: 'Request left out: {{unit}} “{{text}}”', findings: 'Checks', clean: 'The checks find nothing', beside: 'Beside the county’s report', draft: 'Draft', county: 'County’s report',
    name: { first: 'First report to the province', update: 'Follow-up {{no}} to the province', final: 'Final report to the province' }, by: 'passed by {{who}}', told: 'to {{who}}', file: 'Export as a file',
    state: { none: 'Not transmitted', waiting: 'Waiting for the province’s DutyWatch, tried {{count}} times', sent: 'The province’s DutyWatch has it as {{number}}, {{time}}', refused: 'Refused by the province’s DutyWatch: {{why}}' }, theirs: 'Their checks found {{count}}',
    import: 'Import a report file', choosing: 'Choose a file', taken: 'Imported as {{number}}', takenBefore: 'Was imported before as {{number}}', unread: 'The file cannot be read', importNote: 'A file that the DutyWatch of a unit below exported; the same as that unit filing it',
  },
};
