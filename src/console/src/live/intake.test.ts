import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventBatch } from '../api/types';
import { Intake } from './intake';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const batch = (n: number): EventBatch => ({ events: [], cursor: `1.${n}.${n}` });

test('a burst is one change, in the order in which it came', () => {
  const laid: string[][] = [];
  const intake = new Intake((batches) => laid.push(batches.map((one) => one.cursor)));
  [1, 2, 3].forEach((n) => intake.take(batch(n)));
  expect(laid).toEqual([]);
  expect(intake.cursor).toBe('1.3.3');
  vi.advanceTimersByTime(100);
  expect(laid).toEqual([['1.1.1', '1.2.2', '1.3.3']]);
  expect(intake.cursor).toBeUndefined();
});

test('what waits when the session ends is never laid', () => {
  const lay = vi.fn();
  const intake = new Intake(lay);
  intake.take(batch(1));
  intake.drop();
  vi.advanceTimersByTime(1000);
  expect(lay).not.toHaveBeenCalled();
});
