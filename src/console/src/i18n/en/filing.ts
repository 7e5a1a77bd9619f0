import type { filing as zh } from '../zh/filing';

export const filing: typeof zh = {
  filing: {
    wanted: 'required', mend: 'Mend “{{name}}” and it can be filed; {{count}} left', mayReturn: 'Can be filed now; {{count}} may be returned', held: 'Kept to be sent when the line is back', zero: 'surely none', figuresNote: 'Empty is unknown: write 0 only when it is sure', findTownship: 'Township, initials will do', placeHint: 'Village, road, direction', timeHint: '0658, y2310', triggers: 'Sensitive, impact', ticked: '{{count}} ticked', effect: { raises: 'Impact: handled one level higher', sensitive: 'Sensitive: reported whatever the level' },
    keep: 'Reason to keep', further: 'Further findings', fileFirst: 'File first, supplement later', whyFirst: 'Why now', whyFirstHint: 'The signer’s reason, in one line', notFirst: 'Not yet', firstNote: 'What is missing is owed 30 minutes after receipt', owesSupplement: 'Supplement due {{time}}.',
    group: { core: 'The core five', required: '{{stage}}: required', wanted: 'More' }, filled: '{{count}} filled', goTo: 'To the first', sentBack: '{{who}} sent the last report back:', dutyOffice: '{{name}}政府总值班室', about: 'about ', sourceHint: 'e.g. a township, a caller', noResponse: 'not started', flame: { yes: 'open flame', no: 'no open flame' }, roadHint: 'e.g. G318 K2875+300',
    leadersHint: 'Name and post, separated by commas', namesHint: 'Several: separated by commas', lossNote: 'Losses may be written 120万 or 1.2亿, areas 15亩', area: 'Part {{no}}', addArea: 'Add a township', dropArea: 'Remove',
    comma: ', ', phrases: 'Quick phrases', noNeeds: 'Leave empty when none', titleHint: 'Empty: made of place and kind',
    phrase: { checking: 'casualties being checked', road: 'road cut both ways', moved: 'people evacuated', line: 'phone lines down', noCasualties: 'no casualties reported so far', forces: 'rescue teams on the way', unchanged: 'no change', steady: 'steady on the whole', worse: 'may grow', secondary: 'secondary disasters possible', unclear: 'trend being assessed', rescue: 'go on searching', reopen: 'reopen the road', survey: 'look for further dangers', move: 'move and resettle people', tell: 'follow up on anything new', investigating: 'cause being investigated', firstJudged: 'first judged to be' },
  },
  check: {
    missing: '{{name}} is missing', future: '{{name}} is later than now', notTime: '{{name}} is not understood: write 0658, y2310 or 2026-11-26 15:56', knownBefore: 'Known before it happened: please check', signer: 'No signer: a written report will be returned', asks: 'The course contains a request: “{{text}}”', measures: 'No measures written', source: 'No source written: a unit, or who called', sentBack: 'Marked when it came back: {{note}}', notNumber: '{{name}} is not a valid number', asOf: 'Figures without an as-of time',
    fallen: 'Dead fell from {{before}} to {{after}}: say why in the correction note', measured: 'By {{people}} dead and missing: level {{level}}', late: '{{count}} min late, recorded as late',
    act: { asks: 'Move to “Support needed”' },
  },
  queue: {
    title: 'Reports waiting to be sent', count: '{{count}} waiting', refused: '{{count}} returned', since: 'Filed {{time}}, waits for the line', after: 'Filed {{time}}, goes after the report before it', followUp: 'Follow up', follows: 'Follows “{{name}}”', surely: 'Drop it', keep: 'Keep it', notHeld: 'This device has no room for it. All that was written is still here; please telephone',
    noneAsOf: 'Nothing was owed at {{time}}', asOf: 'What came after is known when the line is back',
    busy: 'The form holds something that is not filed yet: file or clear that first', others: '{{count}} filed by {{users}} wait on this device and go when that account signs in',
  },
  office: {
    title: 'County desk', now: 'File now: {{name}}', soon: 'Due soon: {{name}}', next: 'Owed: {{name}}', over: 'overdue', left: 'left', due: 'due {{time}}', tells: 'until {{posts}} are told', start: 'Fill in', go: 'Go on filling in ({{count}} kept)', story: 'Whole story', rest: 'Owed later',
    waiting: 'Waiting to send', returned: 'Returned', mend: 'Mend', drop: 'Drop', notices: 'Notices of neighbours', came: 'Filed', cameNote: 'received {{time}}', none: 'Nothing is owed', noneNext: 'Nothing coming due', mine: 'Open incidents of this county', new: 'New report', ring: 'Ring the prefecture',
    cut: 'Cut off', cutWaiting: 'Cut off · {{count}} waiting to send', cutNote: 'Write as usual, it is sent when the line is back. When urgent, telephone too.', held: 'Kept; it is filed when the line is back', form: 'Report', back: 'Back', about: '{{name}} of {{unit}} on {{title}}',
  },
};
