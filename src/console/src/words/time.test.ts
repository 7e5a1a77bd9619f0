import { expect, test } from 'vitest';
import { makeI18n } from '../i18n';
import { at, NOW } from '../test/facts';
import { clock, countdown, instant, lateMinutes, toInput, toWire, wait } from './time';

const { t } = makeI18n('zh');
const left = (seconds: number) => countdown(NOW + seconds * 1000, NOW, t);

test('time left: under an hour, over an hour, over a day', () => {
  expect(left(24 * 60 + 36)).toBe('24:36');
  expect(left(3 * 3600 + 51 * 60 + 24)).toBe('3:51:24');
  expect(left(2 * 86_400 + 3 * 3600 + 51 * 60)).toBe('2 天 3:51');
  expect(left(9)).toBe('0:09');
});

test('overdue counts up with a plus', () => {
  expect(left(-(24 * 60 + 36))).toBe('+24:36');
  expect(left(0)).toBe('0:00');
});

test('lateness in prose is rounded up', () => {
  expect(lateMinutes(1)).toBe(1);
  expect(lateMinutes(24 * 60 + 36)).toBe(25);
  expect(lateMinutes(40 * 60)).toBe(40);
});

test('waits: seconds, then minutes', () => {
  expect(wait(38_000)).toBe('38 s');
  expect(wait(72_000)).toBe('1:12');
});

test('instants: today, yesterday, older, always Beijing', () => {
  expect(clock(NOW)).toBe('07:12:36');
  expect(instant(at(-8), NOW, t)).toBe('07:04');
  expect(instant('2022-09-05T12:52:00+08:00', NOW, t)).toBe('昨日 12:52');
  expect(instant('2022-09-03T13:40:00Z', NOW, t)).toBe('9月3日 21:40');
});

test('what stands in a time field is Beijing time, and so is what is sent', () => {
  expect(toInput(NOW)).toBe('2022-09-06 07:12');
  expect(toWire(NOW)).toBe('2022-09-06T07:12:00+08:00');
});
