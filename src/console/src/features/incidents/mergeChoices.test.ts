import { expect, test } from 'vitest';
import type { IncidentSummary, UnitView } from '../../api/types';
import { isLikely, mergeChoices } from './mergeChoices';

const made = (id: string, more: Partial<IncidentSummary> = {}): IncidentSummary => ({
  id, number: `GZ-20260803-01-00${id}`, kind: 'nat.eq', state: 'written', level: 'III', sensitive: [], title: `磨西镇地震${id}`, place: { text: '磨西镇', countyCode: '513322' }, unitCode: '513322',
  occurredAt: '2026-08-03T12:52:00+08:00', occurredPrecision: 'minute', knownAt: '2026-08-03T12:55:00+08:00', openedAt: `2026-08-03T13:0${id}:00+08:00`, lastReportNo: 1, participants: ['513322'], version: 1, ...more,
} as IncidentSummary);
const units = [{ code: '513322', name: '泸定县', nameEn: 'Luding', level: 'county' }, { code: '513301', name: '康定市', nameEn: 'Kangding', level: 'county' }] as UnitView[];

test('the same kind within five kilometres and six hours is likely the same', () => {
  const here = made('1', { place: { text: '', countyCode: '513322', latitude: 29.6, longitude: 102.1 } });
  const at = (latitude: number) => made('2', { place: { text: '', countyCode: '513301', latitude, longitude: 102.1 } });
  expect(isLikely(here, at(29.64))).toBe(true);
  expect(isLikely(here, at(29.65))).toBe(false);
  expect(isLikely(made('1'), made('2'))).toBe(true);
  expect(isLikely(made('1'), made('2', { kind: 'acc.road' }))).toBe(false);
  expect(isLikely(made('1'), made('2', { occurredAt: '2026-08-03T18:52:00+08:00' }))).toBe(false);
  expect(isLikely(made('1'), made('2', { place: { text: '', countyCode: '513301' } }))).toBe(false);
});

test('likely ones are offered first, the incident itself never, and all are found by number, place and pinyin', () => {
  const choices = mergeChoices(made('1'), [made('1'), made('2'), made('3', { kind: 'acc.road' })], units, '可能重复');
  expect(choices.map((one) => one.value)).toEqual(['GZ-20260803-01-002', 'GZ-20260803-01-003']);
  expect(choices[0]?.label).toBe('可能重复 磨西镇地震2');
  for (const typed of ['003', '磨西', 'mxz', 'ldx', 'luding']) expect(choices[1]?.words).toContain(typed);
});
