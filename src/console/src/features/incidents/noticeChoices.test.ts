import { describe, expect, it } from 'vitest';
import type { ConcernedCounty, IncidentSummary, UnitView } from '../../api/types';
import { noticeChoices } from './noticeChoices';

const unit = (code: string, level = 'county') => ({ code, name: code, nameEn: code, level }) as UnitView;
const units = [unit('513300', 'prefecture'), unit('513301'), unit('513322'), unit('513323'), unit('513324'), unit('513322103', 'township')];
const incident = { unitCode: '513322', place: { text: '磨西镇', countyCode: '513322' } } as IncidentSummary;
const near: ConcernedCounty = { unitCode: '513324', because: 'near', obligationId: 'o1', noticedAt: null };

describe('whom a notice may go to', () => {
  it('is every county but the incident’s own, with those concerned first', () =>
    expect(noticeChoices(incident, [near], units).map((one) => [one.unit.code, one.because])).toEqual([['513324', 'near'], ['513301', undefined], ['513323', undefined]]));

  it('puts who was told after who must be told', () => {
    const told: ConcernedCounty = { unitCode: '513301', because: 'level', obligationId: 'o1', noticedAt: '2024-08-03T04:30:00Z' };
    expect(noticeChoices(incident, [told, near], units).map((one) => [one.unit.code, one.told])).toEqual([['513324', false], ['513301', true], ['513323', false]]);
  });
});
