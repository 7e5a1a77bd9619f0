import type { duty as zh } from '../zh/duty';

export const duty: typeof zh = {
  rail: {
    title: 'Deadlines', late: 'late', soon: '≤ 30 min', later: 'later', own: 'ours', file: 'File', next: 'Next', lastStep: 'Last step taken', stepNow: 'telling now', stepIn: 'in {{wait}}',
    wasDue: 'due {{due}}', none: 'Nothing owed', calm: 'Nothing late, nothing due within 30 min', crowd: '{{name}} · {{count}} units', waiting: '{{count}} new',
    told: '{{told}} told · {{answered}} answered', toldNobody: 'Nobody told yet', act: { call: 'Call the office', record: 'Record call', verify: 'Verify' }, ladder: 'Ladder: {{fired}} of {{all}} steps taken',
    nextDue: 'Next {{time}} {{name}}', nothingDue: 'Nothing due', spoken: 'due {{due}}', spokenLate: 'due {{due}}, late', spokenMissing: 'due {{due}}, missing',
    group: { late: 'Overdue {{count}}', soon: 'Within 30 min {{count}}', today: 'Today {{count}}', later: 'Later {{count}}' },
  },
  obligation: {
    kind: { phone: 'Phone report', first: 'Written report', update: 'Follow-up {{no}}', final: 'Final report', supplement: 'Supplement', 'demand-phone': 'Check by phone', 'demand-written': 'Check in writing', 'neighbour-notice': 'Notice to neighbours', 'upward-phone': 'Phone to province', 'upward-written': 'Written to province', correction: 'Correction', 'check-in': 'All-clear', verify: 'Verify the lead' },
    state: { open: 'owed', soon: 'due soon', late: 'late', missing: 'missing', met: 'on time', 'met-late': 'met late', excused: 'excused' },
    lateBy: '{{count}} min late', asked: '{{title}} · check: {{asked}}',
  },
  stage: { phone: 'Phone', first: 'Written', update: 'F-up ', final: 'Final', late: '{{name}} late', missing: '{{name}} missing', metLate: '{{name}} +{{count}} min', metLateShort: '{{name}} +{{count}}', notOwed: 'not asked for' },
  number: { 1: '1', 2: '2', 3: '3', 4: '4', 5: '5', 6: '6', 7: '7', 8: '8', 9: '9', 10: '10', 11: '11', 12: '12' },
  circled: { 1: '1', 2: '2', 3: '3', 4: '4', 5: '5', 6: '6', 7: '7', 8: '8', 9: '9', 10: '10', 11: '11', 12: '12' },
  incident: {
    state: { lead: 'Lead', phone: 'Phoned in', written: 'Written in', following: 'Following up', 'response-ended': 'Response ended', final: 'Final report in', rejected: 'Not so', reopened: 'Reopened', archived: 'Archived', merged: 'Merged' },
  },
  level: {
    I: 'Level I', II: 'Level II', III: 'Level III', IV: 'Level IV', below: 'Below IV', unknown: 'Unknown', lead: 'Lead, no level yet',
    ordinal: { I: 'I', II: 'II', III: 'III', IV: 'IV' },
    sign: { I: 'I', II: 'II', III: 'III', IV: 'IV', below: '<', unknown: '?', lead: 'L' },
  },
  figure: {
    dead: 'Dead', missing: 'Missing', trapped: 'Trapped', injured: 'Injured', criticallyInjured: 'Critical', seriouslyInjured: 'Serious', minorInjured: 'Minor', rescued: 'Rescued', unhurt: 'Unhurt',
    evacuated: 'Evacuated', resettled: 'Resettled', affected: 'Affected', exposed: 'At risk', housesCollapsed: 'Collapsed', housesDamaged: 'Damaged', lossYuan: 'Loss', burnedHectares: 'Burned',
    unexplained: 'unexplained', unknown: 'unknown', change: 'from {{old}} to {{value}}', hectares: '{{value}} ha', wan: '¥{{value}} × 10⁴', yi: '¥{{value}} × 10⁸',
  },
  finding: { blocks: 'Blocked', returns: 'Returned', warns: 'Warned', informs: 'Informed' },
  figureStatus: { none: 'None', unverified: 'Being checked', verified: 'Verified', 'not-affected': 'Not affected' },
  board: {
    title: 'Incidents', open: 'open', awaitingFinal: 'final due', leads: 'leads', order: 'I and II first, then by due', figures: 'Figures', asOf: 'as of {{time}}', nothingDue: 'none',
    answered: 'answered', knownAt: 'known {{time}}', handledAs: 'Handled as level {{level}}', search: 'Number, place, pinyin', noneFound: 'Nothing found', sensitive: 'sensitive',
    head: { level: 'Level', event: 'Incident', figures: 'Figures', stages: 'Reports', next: 'Next due', answered: 'Answered' },
  },
  county: {
    title: 'Counties', lastContact: 'last contact', press: 'press for what is owed, who is on duty, numbers', contact: 'last contact {{time}}', noContact: 'no contact today',
    missing: 'missing', late: 'late', soon: 'due soon', open: 'owed', quiet: 'nothing owed', unheard: 'nothing owed, not heard from today', none: 'no duty known',
  },
  map: { list: 'Counties and their state', summary: 'Map of the counties: {{counts}}', count: '{{state}} {{count}}', whole: 'Whole prefecture', near: 'Near', inCounty: 'known only to be in this county' },
  told: {
    title: 'Who knows', onHandset: '{{count}} on handset', answered: '{{count}} answered', more: '{{count}} more under All', missing: '{{count}} unanswered', nobody: 'Nobody to tell', waits: 'waits {{wait}}', nextPath: 'next path {{left}}', nextNow: 'next path now', cut: 'Cut off, not acknowledged: use the phone',
    repeated: 'twice?', repeatedWhy: 'Broken off while sending: it may have arrived twice', answer: 'Acknowledge', notAnswered: 'Not acknowledged: {{why}}',
  },
  reach: { queued: 'queued', handed: 'at gateway', handset: 'on handset', answered: 'answered', failed: 'not reached', stale: 'outdated' },
  channel: { 'phone-box': 'SMS', twilio: 'SMS', kannel: 'SMS', voice: 'voice', console: 'console', none: 'no channel yet' },
  postOf: { county: 'County ', prefecture: 'Prefecture ', township: 'Township ', department: 'Department ' },
  post: {
    'duty-officer': 'duty officer', 'deputy-officer': 'deputy', 'duty-leader': 'duty leader', 'second-leader': 'second leader', 'office-head': 'office head', 'leader-in-charge': 'leader in charge',
    'deputy-secretary-general': 'deputy secretary-general',
  },
  unit: { title: 'Duty and what {{unit}} owes', people: 'On duty now', nobody: 'Nobody is on duty now', owed: 'Owed', more: '{{count}} more', dial: 'Dial {{who}}, {{phone}}' },
  well: {
    title: 'Is the watch kept', ok: '{{age}}', notOk: 'not well {{age}}', unread: 'The self-check was not read',
    part: { database: 'Database', feed: 'Event feed', 'phone-box': 'Phone box', escalations: 'Escalations', deliveries: 'Sending', 'unanswered-alerts': 'Unanswered pages', retention: 'Retention', 'check-ins': 'All-clears' },
  },
  detail: { title: 'Details', all: 'All', noReports: 'No report yet', failed: 'Details not read: {{why}}' },
  log: {
    title: 'Live log', about: { all: 'All', reports: 'Reports', told: 'Telling', ladder: 'Ladder' }, gap: 'Cut off for {{wait}}, {{count}} events made up', none: 'Nothing yet today',
    stepped: '{{unit}}: {{name}} not in, telling {{posts}}', report: '{{unit}}, {{name}}: {{rest}}',
    obligation: {
      opened: '{{unit}} owes: {{name}}, {{title}}', reminded: 'Reminded {{unit}}: {{name}} due soon', late: '{{unit}}: {{name}} not in when due', missing: '{{unit}}: {{name}} 60 min over, missing',
      met: '{{unit}}: {{name}} on time', 'met-late': '{{unit}}: {{name}} {{minutes}} min late', excused: '{{unit}}: {{name}} excused',
    },
    message: { queued: 'SMS to {{who}}', answered: '{{who}} answered after {{took}}', handset: '{{who}}: on handset, waiting', failed: '{{who}}: not reached, next path', 'not-reached': '{{who}} not reached', stale: '' },
    alert: { raised: 'Telling: {{reason}}', answered: 'Acknowledged: {{reason}}' },
    returned: '{{unit}} {{name}} sent back: {{reason}}',
    upward: { passed: 'Reported to the province: {{name}}', sent: 'The province’s DutyWatch has the {{name}} as {{number}}', refused: 'The province’s DutyWatch refused the {{name}}: {{why}}', delayed: 'The {{name}} has not reached the province’s DutyWatch in ten minutes' },
    'loose-end': { opened: '{{what}}: {{unit}} “{{words}}”', handled: '{{what}} dealt with: {{unit}}, {{who}}' },
    checkIn: { filed: '{{unit}}: all clear', but: '{{unit}}: all clear, {{doubts}}', contradicted: 'though {{numbers}} went unreported', wrong: 'wrong answer “{{fact}}”' },
    sound: { silenced: 'Silenced by a key after {{seconds}} s', muted: 'This desk is muted: {{reason}}' },
    incident: { opened: 'New incident: {{title}}', reopened: 'Reopened: {{title}}', merged: 'Merged: {{title}}', rejected: 'Rejected: {{title}}', transferred: 'Handed on: {{title}}' },
    lead: { recorded: '{{unit}}, new lead: {{title}}', transferred: 'Lead handed on: {{title}}', verified: 'Lead is true: {{title}}', rejected: 'Lead not so: {{title}}' },
  },
  checkIn: {
    title: 'All-clear', about: 'daily all-clear', why: 'Nothing happened: that too is said in time', start: 'File all-clear', file: 'File all-clear', effect: 'It is recorded, and meets all that were missed before', factNote: 'ring their room and ask', roster: 'On duty as the roster says: {{names}}', nobody: 'nobody on the roster',
    rosterNote: 'Who is on duty in fact', equipment: 'Phone, network, power and satellite phone work', equipmentNote: 'What does not work', leaderPlace: 'Where the leader on duty is', events: 'What happened since the last one', eventsNote: 'empty: nothing', unread: 'It could not be read; open it again shortly, or use the phone',
    received: 'All-clear received at {{time}}. {{next}}', receivedLate: 'All-clear received at {{time}}, {{count}} min late. {{next}}', next: 'Next {{time}}', notOwed: 'No all-clear is owed now; next {{time}}', never: 'This unit files no all-clears',
  },
  quiet: { title: 'All quiet', counties: '{{count}} counties, no open incident', own: 'No open incident', contact: 'last contact {{unit}} {{time}}' },
};
