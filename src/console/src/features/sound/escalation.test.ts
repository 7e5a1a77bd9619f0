import { expect, test } from 'vitest';
import { lastRing } from './escalation';

/** Every ring that a minute of silence hears, looked at four times a second. */
function rings(seconds: number) {
  const heard = Array.from({ length: seconds * 4 + 1 }, (_, n) => lastRing(n / 4)).filter((ring) => ring !== undefined);
  return heard.filter((ring, n) => heard[n - 1]?.at !== ring.at).map((ring) => [ring.at, ring.volume]);
}

test('a page gets louder and more frequent until a key is pressed', () => {
  expect(rings(50)).toEqual([[0, 0.4], [10, 0.6], [20, 0.8], [25, 0.8], [30, 0.8], [35, 0.8], [40, 1], [43, 1], [46, 1], [49, 1]]);
});

test('before it began it does not sound', () => {
  expect(lastRing(-1)).toBeUndefined();
});
