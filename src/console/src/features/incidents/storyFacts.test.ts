import { expect, test } from 'vitest';
import type { LeadView, ReportView } from '../../api/types';
import { alert, at, message, NOW, obligation, report } from '../../test/facts';
import { figureSteps, sectionsOf, storyOf, wholeStory } from './storyFacts';

function said(id: string, minutes: number, content: Partial<ReportView['content']>, change: Partial<ReportView> = {}): ReportView {
  const base = report({ id, receivedAt: at(minutes), ...change });
  return { ...base, content: { ...base.content, figures: {}, ...content } };
}
const lead: LeadView = { id: 'l', state: 'open', source: { kind: 'hotline', who: '12345' }, text: '塌方', owingUnits: ['513322'], recordedBy: '甲', recordedAt: at(-60), judgedBy: null, judgedAt: null, reason: null };

test('the newest stands first, and each report knows the one its own unit filed before', () => {
  const story = storyOf({ leads: [lead], done: [], obligations: [], reports: [said('second', -5, {}), said('first', -40, {}), said('other', -20, {}, { unitCode: '513301' })] });
  expect(story.map((entry) => [entry.key, entry.kind === 'report' ? entry.before?.id : undefined])).toEqual([['second', 'first'], ['other', undefined], ['first', undefined], ['l', undefined]]);
});

test('a report is remembered for the obligation of its own stage', () => {
  const obligations = [obligation({ id: 'phone', kind: 'phone', metBy: 'r', lateBySeconds: 900 }), obligation({ id: 'first', kind: 'first', metBy: 'r', lateBySeconds: 0 })];
  const [entry] = storyOf({ leads: [], done: [], obligations, reports: [said('r', -5, {}, { stage: 'first' })] });
  expect(entry?.kind === 'report' && entry.settled?.id).toBe('first');
});

test('that a report also verified the lead, late or not, is not what it is remembered for', () => {
  const obligations = [obligation({ id: 'verify', kind: 'verify', metBy: 'r', lateBySeconds: 900 }), obligation({ id: 'update', kind: 'update', metBy: 'r', lateBySeconds: 0 })];
  const [entry] = storyOf({ leads: [], done: [], obligations, reports: [said('r', -5, {}, { stage: 'final' })] });
  expect(entry?.kind === 'report' && entry.settled?.id).toBe('update');
});

test('the whole story also tells what fell due, who was told and who answered', () => {
  const story = wholeStory({
    now: NOW, leads: [lead], done: [], reports: [], obligations: [obligation({ dueAt: at(-2) }), obligation({ id: 'o2', dueAt: at(20) }), obligation({ id: 'o3', dueAt: at(-9), metAt: at(-9), state: 'met' })],
    alerts: [alert({ raisedAt: at(-3) })], messages: [message({ answeredAt: at(-1) })],
  });
  expect(story.map((entry) => entry.kind)).toEqual(['answered', 'late', 'told', 'lead']);
});

test('unknown that became known is a change, the first report has none, and 0 is a figure', () => {
  const before = said('a', -9, { figures: { dead: 46 } });
  expect(figureSteps(said('b', -1, { figures: { dead: 65, missing: 16, injured: 0 } }), before).map(({ name, before: old, after }) => [name, old, after]))
    .toEqual([['dead', 46, 65], ['missing', null, 16], ['injured', null, 0]]);
  expect(figureSteps(before, undefined)).toEqual([{ name: 'dead', before: undefined, after: 46, unexplained: false }]);
});

test('what fell without a reason is asked about; the missing may be found', () => {
  const before = said('a', -9, { figures: { dead: 5, missing: 9 } });
  expect(figureSteps(said('b', -1, { figures: { dead: 4, missing: 3 } }), before).map(({ name, unexplained }) => [name, unexplained])).toEqual([['dead', true], ['missing', false]]);
  expect(figureSteps(said('b', -1, { figures: { dead: 4 }, correctionNote: '重复计算' }), before)[0]?.unexplained).toBe(false);
});

test('what was only said again is left out, and what was written anew says so', () => {
  const before = said('a', -9, { course: '山体滑坡，道路中断', measures: '消防已出动' });
  const sections = sectionsOf(said('b', -1, { course: '山体滑坡，道路抢通', measures: '消防已出动', needs: '挖掘机两台' }), before);
  expect(sections.map(({ name, anew }) => [name, anew])).toEqual([['course', false], ['needs', false]]);
  expect(sections[0]?.pieces).toEqual([{ kind: 'same', text: '山体滑坡，道路' }, { kind: 'gone', text: '中断' }, { kind: 'new', text: '抢通' }]);
  expect(sections[1]?.pieces).toEqual([{ kind: 'new', text: '挖掘机两台' }]);
  expect(sectionsOf(said('c', -1, { course: '甘孜二十九人、雅安十七人遇难' }), before)[0]?.anew).toBe(true);
});
