import type { page as zh } from '../zh/page';

export const page: typeof zh = {
  brand: 'DutyWatch', list: ', ', comma: ', ',
  drill: { mark: '【DRILL】', title: 'Drill world', note: 'This is a drill, not real duty', time: 'drill time', real: 'real time', speed: '{{speed}} times as fast', stands: 'clock stands' },
  time: {
    days: '{{days}} d {{rest}}', yesterday: 'yesterday {{time}}', tomorrow: 'tomorrow {{time}}', date: '{{day}} {{monthName}}',
    months: { 1: 'Jan', 2: 'Feb', 3: 'Mar', 4: 'Apr', 5: 'May', 6: 'Jun', 7: 'Jul', 8: 'Aug', 9: 'Sep', 10: 'Oct', 11: 'Nov', 12: 'Dec' },
    weekdays: { 0: 'Sun', 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat' },
  },
  top: { beijing: 'Beijing time', unanswered: '{{count}} unanswered', longest: 'longest {{wait}}', until: 'until', post: { 'duty-officer': 'Main', 'deputy-officer': 'Deputy', 'duty-leader': 'Leader' }, theme: 'Theme', language: '中文', desk: 'Desk' },
  session: { wrong: 'User, password or one-time code is wrong', title: 'Sign in', user: 'Account', password: 'Password', code: 'One-time code', enter: 'Sign in', leave: 'Sign out', looking: 'Looking for the server', noServer: 'The server does not answer, trying again' },
  link: {
    connecting: 'Connecting', live: 'Live', stale: 'Stale', catching: 'Catching up, {{count}}', caught: 'Caught up, {{count}} events', cut: 'Cut off', phone: 'Use the phone', pc: 'PC off by {{seconds}} s',
    pcDiffers: 'The PC clock differs from the server by {{seconds}} s; the page follows the server', was: 'cut {{wait}}', barRest: ', catching up', barPhone: 'Use the phone, cut off for', asOf: 'This is how things were at {{time}}. Countdowns go on; the server itself escalates and texts.',
    opened: 'No network: as things were at {{time}}',
    nextTry: 'Try {{tries}} in {{wait}}', trying: 'Try {{tries}}', retry: 'Reconnect now', numbers: 'Duty numbers (list of {{time}})',
  },
  load: { reading: 'Reading the situation of {{time}}', failed: 'Not read: {{why}}. Trying again' },
  tabs: { title: 'Panes', rail: 'Deadlines', board: 'Incidents', log: 'Details and log' },
  keys: { title: 'All keys', report: 'Call about this', upward: 'To the province', acknowledge: 'Acknowledge', next: 'Next overdue', move: 'Move', open: 'Open', search: 'Find', call: 'Call', reconnect: 'Reconnect when cut off', panes: 'Deadlines, incidents, log', received: 'Cursor {{cursor}}, all received', missingAfter: 'Missing after {{time}}', back: 'Back, keep draft', save: 'Save or file', close: 'Close', cursor: 'Received up to', off: 'Switch single keys off', on: 'Switch single keys on', note: 'Single keys act only outside text fields.' },
  problem: { unreachable: 'the server did not answer', notSaved: 'Not saved: {{why}}.', kept: 'Everything you typed is still here.' },
  form: {
    optional: 'optional', kind: 'Kind', findKind: 'Type a name or code', noneFound: 'Nothing found', place: 'Place', knownAt: 'Known at', occurredAt: 'Occurred at', keptAsTyped: 'kept as typed', keepDraft: 'Keep draft',
    unitCode: 'Unit calling', chooseUnit: 'Choose', stage: 'Stage', title: 'Title', townshipCode: 'Township', chooseTownship: 'Choose', asOf: 'Figures as of', course: 'Course', measures: 'Measures', needs: 'Support needed', levelBasis: 'Basis of the level', correctionNote: 'Correction note', figures: 'People and losses', figuresNote: 'empty is unknown; write 0 for none',
    figureStatus: 'Checked', levelConfirmed: 'Confirmed level', levelProspective: 'Prospective level', signer: 'Signer', author: 'Author', contactPhone: 'Contact phone',
    stages: { phone: 'Phone first report', first: 'Written first report', update: 'Follow-up', final: 'Final report' },
    element: {
      source: 'Source', informed: 'Told at', quake: 'Magnitude', fire: 'Open flame', figures: 'People', losses: 'Injuries, losses', areas: 'By township', asOf: 'Figures as of', spot: 'Position, road', cause: 'Cause', measures: 'Measures', leaders: 'Leaders on site', trend: 'Trend', nextSteps: 'Next steps', needs: 'Support needed',
      response: 'Response', aftercare: 'Aftercare', lessons: 'Lessons', copies: 'Copies',
    },
    sourceKind: 'Source', sourceWho: 'Who, where', informedAt: 'Told at', losses: 'Injuries, losses', areas: 'By township', cause: 'Cause', trend: 'Trend', nextSteps: 'Next steps', leaders: 'Leaders on site', aftercare: 'Aftercare', lessons: 'Lessons', latitude: 'Latitude', longitude: 'Longitude', road: 'Road, post',
    magnitude: 'Magnitude', depthKm: 'Depth (km)', openFire: 'Open flame', responseLevel: 'Response level', responseStartedAt: 'Started', responseEndedAt: 'Ended', addressees: 'To', copies: 'Copies',
  },
  lead: {
    title: 'New lead', text: 'In one sentence', owing: 'Who owes reports', findUnit: 'Find a county or department', source: 'Source', who: 'Source detail', record: 'Record and ask', effect: 'The units chosen owe a phone and a written report at once',
    recorded: 'Recorded as {{number}}, the clocks run', verify: 'Verify the lead', verified: 'It is so', rejected: 'Not so', reason: 'Reason', proposed: 'said not so, waits for a second person',
    from: 'from whom', to: 'to which unit', transfer: 'Hand on',
  },
  reopen: { title: 'Reopen', reason: 'Why: re-ignition, a late victim', do: 'Reopen', effect: 'Whoever reported on it owes a follow-up' },
  source: { township: 'Townships, local departments', call: 'Phone call', hotline: 'Hotlines (12345, 110, …)', media: 'Media', sensor: 'Sensor', department: 'Department', neighbour: 'Neighbour', patrol: 'Patrol', other: 'Other' },
  report: {
    new: 'New report', about: 'Report: {{title}}', file: 'File', effect: 'the server’s time of receipt counts', onThis: 'Report on this', received: 'Received as {{number}} at {{time}}, on time', receivedLate: 'Received as {{number}} at {{time}}, {{count}} min late',
  },
  sound: {
    title: 'Alarm sound', volume: 'Volume', waiting: '{{count}} unanswered', answer: 'Press A to acknowledge', blocked: 'No sound: press here to allow it', isMuted: 'Muted', mute: 'Mute for 10 min', unmute: 'Sound on', reason: 'Why it is muted',
    tested: 'Sound {{percent}} %, tested {{time}}', untested: 'Sound {{percent}} %, not tested yet', note: 'Muted for 10 minutes at most; pages notify all the same.', test: { notice: 'Test: report', due: 'Test: deadline', page: 'Test: page' },
    desktop: { ask: 'Allow desktop notifications', granted: 'Desktop notifications are on', denied: 'The browser forbids desktop notifications' },
  },
  phone: {
    title: 'Phone box', find: 'Find by person, unit or number', none: 'No phones', noneFound: 'Nothing found', failed: 'Phones not read: {{why}}', more: '{{count}} more, type to find them', noTexts: 'No texts yet', texts: 'Texts of {{who}}', reply: 'Reply', behaviour: 'Phone is', delay: 'Delay',
    direction: { in: 'received', out: 'sent' }, mode: { normal: 'normal', off: 'off', undelivered: 'not delivered', slow: 'slow', reject: 'rejected' },
  },
};
