import { expect, test } from 'vitest';
import { compareCursors, oldestCursor } from './cursor';

test('cursors are in order as numbers, not as text', () => {
  expect(compareCursors('1.9.1', '1.10.1')).toBe(-1);
  expect(compareCursors('2.1.1', '1.99.99')).toBe(1);
  expect(compareCursors('1.5.7', '1.5.7')).toBe(0);
});

test('numbers beyond what a double can hold still differ', () => {
  expect(compareCursors('1.9007199254740993.1', '1.9007199254740992.1')).toBe(1);
});

test('the oldest of several reads is the one to follow from', () => {
  expect(oldestCursor(['1.12.3', '1.9.40', '1.9.41'])).toBe('1.9.40');
  expect(oldestCursor([])).toBeUndefined();
});
