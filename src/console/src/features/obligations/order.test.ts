import { expect, test } from 'vitest';
import { at, NOW, obligation } from '../../test/facts';
import { countyStanding, railItems, railSignature, sortOwed, withOpened } from './order';

type Row = ReturnType<typeof obligation>;
const byId = (rows: Row[]) => Object.fromEntries(rows.map((row) => [row.id, row]));
const owed = (rows: Row[]) => sortOwed(byId(rows));
const keys = (rows: Row[]) => railItems(owed(rows), NOW).map((item) => [item.group, item.key]);

test('late first and the longest late on top, then by due, then by level', () => {
  const rows = [
    obligation({ id: 'later', dueAt: at(60 * 24 * 2) }), obligation({ id: 'today', dueAt: at(90) }), obligation({ id: 'soon', dueAt: at(11) }),
    obligation({ id: 'late-4', dueAt: at(-4), state: 'late' }), obligation({ id: 'late-24', dueAt: at(-24), state: 'late' }),
    obligation({ id: 'today-II', dueAt: at(90), level: 'II' }),
  ];
  expect(keys(rows)).toEqual([['late', 'late-24'], ['late', 'late-4'], ['soon', 'soon'], ['today', 'today-II'], ['today', 'today'], ['later', 'later']]);
});

test('what is met or excused is not owed', () => {
  expect(owed([obligation({ state: 'met' }), obligation({ id: 'o2', state: 'excused' }), obligation({ id: 'o3', state: 'met-late' })])).toEqual([]);
});

test('an open one past its due instant is late before the server says so', () => {
  expect(keys([obligation({ dueAt: at(-0.1) })])).toEqual([['late', 'o1']]);
});

test('three of one kind due at one instant are one row, two are not', () => {
  const crowd = (count: number) => Array.from({ length: count }, (_, n) => obligation({ id: `o${n}`, incidentId: `i${n}`, dueAt: at(90) }));
  expect(railItems(owed(crowd(3)), NOW)).toHaveLength(1);
  expect(railItems(owed(crowd(2)), NOW)).toHaveLength(2);
});

test('late ones of different incidents are never one row', () => {
  const rows = Array.from({ length: 5 }, (_, n) => obligation({ id: `o${n}`, incidentId: `i${n}`, dueAt: at(-5), state: 'late' }));
  expect(railItems(owed(rows), NOW)).toHaveLength(5);
});

test('the clock alone moves a row across a boundary, and only then', () => {
  const rows = [obligation({ dueAt: at(30) })];
  expect(railSignature(rows, NOW)).toBe('0/1/0/0');
  expect(railSignature(rows, NOW - 1000)).toBe('0/0/1/0');
  expect(railSignature(rows, NOW + 31 * 60_000)).toBe('1/0/0/0');
});

test('a county stands as its worst does', () => {
  expect(countyStanding([], NOW)).toBe('quiet');
  expect(countyStanding(owed([obligation({ dueAt: at(100) }), obligation({ id: 'o2', dueAt: at(-1) })]), NOW)).toBe('late');
  expect(countyStanding(owed([obligation({ dueAt: at(20) })]), NOW)).toBe('soon');
  expect(countyStanding([obligation({ state: 'missing', dueAt: at(-70) })], NOW)).toBe('missing');
});

test('an opened crowd stands above its members, and only that one', () => {
  const items = railItems(owed(Array.from({ length: 4 }, (_, n) => obligation({ id: `o${n}`, incidentId: `i${n}`, dueAt: at(90) }))), NOW);
  expect(withOpened(items, items[0]?.key).map((item) => item.key)).toEqual([items[0]?.key, 'o0', 'o1', 'o2', 'o3']);
  expect(withOpened(items, 'another')).toBe(items);
});

test('what was answered before never changes what is answered now', () => {
  const rows = [obligation({ id: 'a', dueAt: at(10) }), obligation({ id: 'b', dueAt: at(20) }), obligation({ id: 'c', dueAt: at(30) })];
  const before = owed(rows);
  const now = byId([obligation({ id: 'a', dueAt: at(40), version: 2 }), obligation({ id: 'b', state: 'met' }), obligation({ id: 'c', dueAt: at(30) }), obligation({ id: 'd', dueAt: at(5) })]);
  expect(sortOwed(now, before)).toEqual(sortOwed(now));
  expect(sortOwed(now, before).map((one) => one.id)).toEqual(['d', 'c', 'a']);
});
