import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const real = Date.parse('2026-11-25T09:00:00Z');
const quake = Date.parse('2022-09-05T12:52:00+08:00');

/** A page just opened: the clock is a thing of the page. */
async function open() {
  vi.resetModules();
  return import('./clock');
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(real);
});
afterEach(() => vi.useRealTimers());

test('duty time is the server’s, whatever the PC says', async () => {
  const clock = await open();
  clock.setServerTime('2026-11-25T09:05:00Z', real - 200, real);
  vi.advanceTimersByTime(10_000);
  expect(clock.dutyNow()).toBe(real + 300_000 + 100 + 10_000);
  expect(clock.pcDifference()).toBe(-300_100);
});

test('in a drill it runs as fast as the drill does, and says nothing about the PC', async () => {
  const clock = await open();
  clock.setPace(60);
  clock.setServerTime(new Date(quake).toISOString(), real, real);
  vi.advanceTimersByTime(1000);
  expect(clock.dutyNow()).toBe(quake + 60_000);
  expect(clock.pcDifference()).toBeUndefined();
});

test('a drill that stands keeps its time, and one that goes on loses none', async () => {
  const clock = await open();
  clock.setPace(60);
  clock.setServerTime(new Date(quake).toISOString(), real, real);
  vi.advanceTimersByTime(1000);
  clock.setPace(0);
  vi.advanceTimersByTime(5000);
  expect(clock.dutyNow()).toBe(quake + 60_000);
  clock.setPace(1);
  vi.advanceTimersByTime(2000);
  expect(clock.dutyNow()).toBe(quake + 62_000);
});
