import { expect, test } from 'vitest';
import { applyEvent } from '../../live/applyEvent';
import { emptyCache } from '../../live/cache';
import { laySnapshot } from '../../live/laySnapshot';
import { alert, at, event, incident, message, NOW, obligation, report } from '../../test/facts';
import { openPages, toneOf, volumeOf, withinTenMinutes } from './occasions';

const read = laySnapshot(emptyCache, { incidents: [incident({ level: 'III' })], obligations: [obligation()], alerts: [alert({ messages: [message()] })], cursor: '1.1.1' });

test('a page sounds for the unit whose people it waits for, until one of them answered', () => {
  expect(openPages(read, '513324')).toEqual(['a1']);
  expect(openPages(read, '513322')).toEqual([]);
  expect(openPages(applyEvent(read, event(2, 'message.answered', 'message:m1', 2, message({ answeredAt: at(0), state: 'answered', version: 2 }))), '513324')).toEqual([]);
  expect(openPages(laySnapshot(emptyCache, { alerts: [alert({ lane: 'ladder', messages: [message()] })] }), '513324')).toEqual([]);
});

test('what was read at the start is silent, what comes afterwards is heard', () => {
  expect(toneOf(emptyCache, read)).toBeUndefined();
  expect(toneOf(read, applyEvent(read, event(2, 'report.filed', 'report:r3', 1, report())))).toBe('notice');
  expect(toneOf(read, applyEvent(read, event(2, 'obligation.late', 'obligation:o1', 2, obligation({ state: 'late', version: 2 }))))).toBe('due');
  expect(toneOf(read, applyEvent(read, event(2, 'obligation.opened', 'obligation:o2', 1, obligation({ id: 'o2' }))))).toBeUndefined();
});

test('ten minutes before it is due, and only then, the count rises', () => {
  const owed = [obligation({ id: 'late', dueAt: at(-1) }), obligation({ id: 'soon', dueAt: at(10) }), obligation({ id: 'later', dueAt: at(11) })];
  expect(withinTenMinutes(owed, NOW)).toBe(1);
  expect(withinTenMinutes(owed, NOW - 1000)).toBe(0);
});

test('the night softens a notice and nothing else', () => {
  expect(volumeOf('notice', 0.8, 23)).toBeCloseTo(0.16);
  expect(volumeOf('notice', 0.8, 12)).toBe(0.8);
  expect(volumeOf('page', 0.8, 3)).toBe(0.8);
  expect(volumeOf('due', 0.8, 3)).toBe(0.8);
});
