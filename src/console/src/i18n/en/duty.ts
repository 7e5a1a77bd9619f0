import type { duty as zh } from '../zh/duty';

export const duty: typeof zh = {
  rail: {
    title: 'Deadlines', late: 'late', soon: '≤ 30 min', later: 'later', own: 'ours', file: 'File', next: 'Next', lastStep: 'Last step taken', stepNow: 'telling now', stepIn: 'in {{wait}}',
    wasDue: 'due {{due}}', none: 'Nothing owed', calm: 'Nothing late, nothing due within 30 min', crowd: '{{name}} · {{count}} units', waiting: '{{count}} new',
    told: '{{told}} told · {{answered}} answered', toldNobody: 'Nobody told yet', ladder: 'Ladder: {{fired}} of {{all}} steps taken',
    nextDue: 'Next {{time}} {{name}}', nothingDue: 'Nothing due', spoken: 'due {{due}}', spokenLate: 'due {{due}}, late', spokenMissing: 'due {{due}}, missing',
    group: { late: 'Overdue {{count}}', soon: 'Within 30 min {{count}}', today: 'Today {{count}}', later: 'Later {{count}}' },
  },
  obligation: {
    kind: { phone: 'Phone report', first: 'Written report', update: 'Follow-up {{no}}', final: 'Final report', correction: 'Correction' },
    state: { open: 'owed', soon: 'due soon', late: 'late', missing: 'missing', met: 'on time', 'met-late': 'met late', excused: 'excused' },
    lateBy: '{{count}} min late',
  },
  stage: { phone: 'Phone', first: 'Written', update: 'F-up ', final: 'Final', late: '{{name}} late', missing: '{{name}} missing', metLate: '{{name}} +{{count}} min', notOwed: 'not asked for' },
  number: { 1: '1', 2: '2', 3: '3', 4: '4', 5: '5', 6: '6', 7: '7', 8: '8', 9: '9', 10: '10', 11: '11', 12: '12' },
  circled: { 1: '1', 2: '2', 3: '3', 4: '4', 5: '5', 6: '6', 7: '7', 8: '8', 9: '9', 10: '10', 11: '11', 12: '12' },
  incident: {
    state: { lead: 'Lead', phone: 'Phoned in', written: 'Written in', following: 'Following up', 'response-ended': 'Response ended', final: 'Final report in', rejected: 'Not so' },
  },
  level: {
    I: 'Level I', II: 'Level II', III: 'Level III', IV: 'Level IV', below: 'Below IV', unknown: 'Unknown', lead: 'Lead, no level yet',
    sign: { I: 'I', II: 'II', III: 'III', IV: 'IV', below: '<', unknown: '?', lead: 'L' },
  },
  figure: {
    dead: 'Dead', missing: 'Missing', trapped: 'Trapped', injured: 'Injured', criticallyInjured: 'Critical', seriouslyInjured: 'Serious', minorInjured: 'Minor', rescued: 'Rescued', unhurt: 'Unhurt',
    evacuated: 'Evacuated', resettled: 'Resettled', affected: 'Affected', exposed: 'At risk', housesCollapsed: 'Collapsed', housesDamaged: 'Damaged', lossYuan: 'Loss', burnedHectares: 'Burned',
    unknown: 'unknown', change: 'from {{old}} to {{value}}', hectares: '{{value}} ha', wan: '¥{{value}} × 10⁴', yi: '¥{{value}} × 10⁸',
  },
  figureStatus: { none: 'None', unverified: 'Being checked', verified: 'Verified', 'not-affected': 'Not affected' },
  board: {
    title: 'Incidents', open: 'open', awaitingFinal: 'final due', leads: 'leads', order: 'I and II first, then by due', figures: 'Figures', asOf: 'as of {{time}}', nothingDue: 'none',
    answered: 'answered', timeUnknown: 'time unknown', sensitive: 'sensitive', lastReport: 'report {{no}}',
    head: { level: 'Level', event: 'Incident', figures: 'Figures', stages: 'Reports', next: 'Next due', answered: 'Answered' },
  },
  county: {
    title: 'Counties', lastContact: 'last contact', contact: 'last contact {{time}}', noContact: 'no contact today',
    missing: 'missing', late: 'late', soon: 'due soon', open: 'owed', quiet: 'nothing owed', unheard: 'nothing owed, not heard from today',
  },
  told: {
    title: 'Who knows', count: '{{told}} told · {{answered}} answered', missing: '{{count}} unanswered', nobody: 'Nobody to tell', waits: 'waits {{wait}}', nextPath: 'next path {{left}}', nextNow: 'next path now', cut: 'Cut off, not acknowledged: use the phone',
    repeated: 'twice?', repeatedWhy: 'Broken off while sending: it may have arrived twice', answer: 'Acknowledge', notAnswered: 'Not acknowledged: {{why}}',
  },
  reach: { queued: 'queued', handed: 'at gateway', handset: 'on handset', answered: 'answered', failed: 'not reached', stale: 'outdated' },
  channel: { 'phone-box': 'SMS', twilio: 'SMS', kannel: 'SMS', voice: 'voice', console: 'console', none: 'no channel yet' },
  postOf: { county: 'County ', prefecture: 'Prefecture ', township: 'Township ', department: 'Department ' },
  post: {
    'duty-officer': 'duty officer', 'deputy-officer': 'deputy', 'duty-leader': 'duty leader', 'office-head': 'office head', 'leader-in-charge': 'leader in charge',
    'deputy-secretary-general': 'deputy secretary-general',
  },
  detail: {
    title: 'Details', obligations: 'Due and done', reports: 'Reports', noReports: 'No report yet', facts: 'Facts', due: 'due {{time}}', actual: 'done {{time}}', filedBy: 'filed by {{who}} · signed {{signer}}',
    state: 'State', place: 'Place', occurred: 'Occurred', known: 'Known', number: 'Number', failed: 'Details not read: {{why}}',
  },
  log: {
    title: 'Live log', about: 'reports · telling · ladder', none: 'Nothing yet today',
    stepped: '{{unit}}: {{name}} not in, telling {{posts}}', report: '{{unit}}, {{name}}: {{rest}}',
    obligation: {
      opened: '{{unit}} owes: {{name}}, {{title}}', reminded: 'Reminded {{unit}}: {{name}} due soon', late: '{{unit}}: {{name}} not in when due', missing: '{{unit}}: {{name}} 60 min over, missing',
      met: '{{unit}}: {{name}} on time', 'met-late': '{{unit}}: {{name}} {{minutes}} min late', excused: '{{unit}}: {{name}} excused',
    },
    message: { queued: 'SMS to {{who}}', answered: '{{who}} answered after {{took}}', handset: '{{who}}: on handset, waiting', failed: '{{who}}: not reached, next path', 'not-reached': '{{who}} not reached', stale: '' },
    alert: { raised: 'Telling: {{reason}}', answered: 'Acknowledged: {{reason}}' },
    incident: { opened: 'New incident: {{title}}' },
    lead: { recorded: '{{unit}}, new lead: {{title}}', verified: 'Lead is true: {{title}}', rejected: 'Lead not so: {{title}}' },
  },
  quiet: { title: 'All quiet', counties: '{{count}} counties, no open incident', own: 'No open incident' },
};
