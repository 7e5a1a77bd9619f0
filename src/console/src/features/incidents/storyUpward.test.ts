import { expect, test } from 'vitest';
import type { FileReportRequest, ObligationView, UpwardView } from '../../api/types';
import { figureSteps, sectionsOf, storyOf, upwardReport } from './storyFacts';

const passed = (id: string, at: string, no: number | null, dead: number | null, course = '滑坡') => ({
  id, incidentId: 'i', stage: no === null ? 'phone' : 'written', passedAt: at, passedBy: 'li', no,
  content: no === null ? null : { stage: no === 1 ? 'first' : 'update', unitCode: '513300', course, figures: { dead } } as FileReportRequest,
}) as UpwardView;

const upward = [passed('p', '2026-11-22T13:10:00Z', null, null), passed('a', '2026-11-22T13:20:00Z', 1, 2), passed('q', '2026-11-22T13:30:00Z', null, null), passed('b', '2026-11-22T14:20:00Z', 2, 3, '滑坡，搜救结束')];

test('each composed report stands in the story with the composed one before it, whatever was said between', () => {
  const story = storyOf({ reports: [], leads: [], done: [], obligations: [{ id: 'o', kind: 'upward-written', metBy: 'a' } as ObligationView], upward });
  expect(story.map((one) => one.key)).toEqual(['b', 'q', 'a', 'p']);
  const entries = story.filter((one) => one.kind === 'upward');
  expect(entries.map((one) => one.before?.id)).toEqual(['a', 'a', undefined, undefined]);
  expect(entries.map((one) => one.settled?.id)).toEqual([undefined, undefined, 'o', undefined]);
});

test('what was passed is told by what changed, and what was only said by itself', () => {
  const [said, first, , second] = upward.map(upwardReport);
  expect(said).toBeUndefined();
  expect(second && figureSteps(second, first)).toMatchObject([{ name: 'dead', before: 2, after: 3 }]);
  expect(second && sectionsOf(second, first).map((one) => one.name)).toEqual(['course']);
});
