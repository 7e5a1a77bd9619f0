import { expect, test } from 'vitest';
import { alert, at, incident, message, obligation } from '../../test/facts';
import { boardItems, peopleOf } from './boardOrder';

const byId = <T extends { id: string }>(...all: T[]) => Object.fromEntries(all.map((one) => [one.id, one]));
const people = new Map<string, { told: number; answered: number }>();
const ids = (items: ReturnType<typeof boardItems>) => items.map((item) => item.incident.id);

test('levels I and II are pinned, then what is due next; what owes nothing comes last', () => {
  const incidents = byId(incident({ id: 'quiet', level: 'III' }), incident({ id: 'later', level: 'IV' }), incident({ id: 'soon', level: 'IV' }), incident({ id: 'II' }), incident({ id: 'I', level: 'I' }));
  const obligations = byId(obligation({ id: 'a', incidentId: 'later', dueAt: at(90) }), obligation({ id: 'b', incidentId: 'soon', dueAt: at(5) }), obligation({ id: 'c', incidentId: 'II', dueAt: at(300) }));
  expect(ids(boardItems({ incidents, obligations, people }))).toEqual(['I', 'II', 'soon', 'later', 'quiet']);
});

test('what is over and owes nothing leaves the board', () => {
  const incidents = byId(incident({ id: 'over', state: 'final' }), incident({ id: 'not-so', state: 'rejected' }), incident({ id: 'owing', state: 'final' }));
  expect(ids(boardItems({ incidents, obligations: byId(obligation({ incidentId: 'owing' })), people }))).toEqual(['owing']);
});

test('a line of which nothing changed stays the same object, one that changed does not', () => {
  const incidents = byId(incident({ id: 'a' }), incident({ id: 'b' }));
  const obligations = byId(obligation({ id: 'oa', incidentId: 'a' }), obligation({ id: 'ob', incidentId: 'b' }));
  const before = boardItems({ incidents, obligations, people });
  const after = boardItems({ incidents, obligations: { ...obligations, ob: obligation({ id: 'ob', incidentId: 'b', version: 2 }) }, people }, before);
  expect(after.find((item) => item.incident.id === 'a')).toBe(before.find((item) => item.incident.id === 'a'));
  expect(after.find((item) => item.incident.id === 'b')).not.toBe(before.find((item) => item.incident.id === 'b'));
});

test('people are counted once, however many messages each had', () => {
  const told = peopleOf(byId(message(), message({ id: 'm2', answeredAt: at(0) }), message({ id: 'm3', personId: 'p2' })), byId(alert()));
  expect(told.get('i1')).toEqual({ told: 2, answered: 1 });
});
