import { expect, test } from 'vitest';
import { at, NOW, obligation } from '../../test/facts';
import { countyStanding, railItems, railSignature } from './order';

const keys = (rows: ReturnType<typeof obligation>[]) => railItems(rows, NOW).map((item) => [item.group, item.key]);

test('late first and the longest late on top, then by due, then by level', () => {
  const rows = [
    obligation({ id: 'later', dueAt: at(60 * 24 * 2) }), obligation({ id: 'today', dueAt: at(90) }), obligation({ id: 'soon', dueAt: at(11) }),
    obligation({ id: 'late-4', dueAt: at(-4), state: 'late' }), obligation({ id: 'late-24', dueAt: at(-24), state: 'late' }),
    obligation({ id: 'today-II', dueAt: at(90), level: 'II' }),
  ];
  expect(keys(rows)).toEqual([['late', 'late-24'], ['late', 'late-4'], ['soon', 'soon'], ['today', 'today-II'], ['today', 'today'], ['later', 'later']]);
});

test('what is met or excused is not owed', () => {
  expect(railItems([obligation({ state: 'met' }), obligation({ state: 'excused' }), obligation({ state: 'met-late' })], NOW)).toEqual([]);
});

test('an open one past its due instant is late before the server says so', () => {
  expect(keys([obligation({ dueAt: at(-0.1) })])).toEqual([['late', 'o1']]);
});

test('three of one kind due at one instant are one row, two are not', () => {
  const crowd = (count: number) => Array.from({ length: count }, (_, n) => obligation({ id: `o${n}`, incidentId: `i${n}`, dueAt: at(90) }));
  expect(railItems(crowd(3), NOW)).toHaveLength(1);
  expect(railItems(crowd(2), NOW)).toHaveLength(2);
});

test('late ones of different incidents are never one row', () => {
  const rows = Array.from({ length: 5 }, (_, n) => obligation({ id: `o${n}`, incidentId: `i${n}`, dueAt: at(-5), state: 'late' }));
  expect(railItems(rows, NOW)).toHaveLength(5);
});

test('the clock alone moves a row across a boundary, and only then', () => {
  const rows = [obligation({ dueAt: at(30) })];
  expect(railSignature(rows, NOW)).toBe('0/1/0/0');
  expect(railSignature(rows, NOW - 1000)).toBe('0/0/1/0');
  expect(railSignature(rows, NOW + 31 * 60_000)).toBe('1/0/0/0');
});

test('a county stands as its worst does', () => {
  expect(countyStanding([], NOW)).toBe('quiet');
  expect(countyStanding([obligation({ dueAt: at(100) }), obligation({ dueAt: at(-1) })], NOW)).toBe('late');
  expect(countyStanding([obligation({ state: 'missing', dueAt: at(-70) })], NOW)).toBe('missing');
});
