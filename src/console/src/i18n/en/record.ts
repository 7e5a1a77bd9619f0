import type { record as zh } from '../zh/record';

export const record: typeof zh = {
  record: {
    title: 'Phone record', fresh: 'New incident', joined: 'Part of a known incident', unitUnknown: 'County not known yet', since: 'since the call', goal: 'goal {{seconds}} s', only: 'Only these five stop it. Write ? when nobody knows; the rest comes later.',
    core: { time: 'Time', place: 'Place', kind: 'Kind', sentence: 'In one sentence', caller: 'Caller' }, later: 'unknown, to be completed', also: 'or {{names}}', found: 'Found and filled in: {{figures}}', onDuty: '{{post}}, on duty, number filled in',
    hint: { time: 'as 0658, now, y2310, -14 (minutes ago), ?', place: 'Township by its initials: lxz, 8 km towards Zhenda', kind: 'Name or pinyin initials: sh, hp', sentence: 'Numbers of people are filled in at the right', caller: 'Initials of who is on duty; others by name and number' },
    people: 'People (unknown is not 0)', readBack: 'Read back', read: 'Read back and confirmed', same: 'The same thing?', becomes: 'Recorded as', mode: { report: 'phone report of {{unit}}', lead: 'lead' },
    after: { report: '{{unit}} counts as having reported by phone; its written report is owed next', lead: '{{unit}} owes a phone and a written report from when it happened' }, onlyPlace: 'Only the county of the place', save: 'Save and tell',
    say: { today: 'today at {{time}}', yesterday: 'yesterday at {{time}}', at: '{{time}}', unknownTime: 'time unknown', figure: '{{name}} {{value}}', nobody: 'none {{name}}', checking: '{{name}} being checked', quote: '“{{words}}. Is that right?”', nothing: 'It grows while you write: read it to the caller' },
  },
};
