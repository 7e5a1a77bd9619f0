import { expect, test } from 'vitest';
import type { OnDutyView, UnitView } from '../../api/types';
import { NOW } from '../../test/facts';
import { newPhoneDraft, peopleSpoken, spokenNumber, toLead, toPhoneReport, understand, type PhoneDraft } from './record';

const unit = (code: string, name: string, level: string, parent: string): UnitView => ({ code, name, nameEn: '', short: name.replace(/县$/, ''), level, parent, latitude: null, longitude: null });
const units = [unit('513332', '石渠县', 'county', '513300'), unit('513332101', '洛须镇', 'township', '513332')];
const officer: OnDutyView = { unitCode: '513332', post: 'duty-officer', personId: 'p', personName: '值班员壬', phone: '+8610000000001', from: null, until: null };
const draft = (change: Partial<PhoneDraft> = {}): PhoneDraft => ({ ...newPhoneDraft(NOW), time: '0658', place: 'lxz 真达方向8公里', kind: 'nat.flood.flash', sentence: '山洪冲毁便桥，2人受伤，1人联系不上', caller: '值班员壬', personId: 'p', ...change });
const said = (one: PhoneDraft) => understand(one, NOW, units, [officer]);

test('the county’s own officer makes it the county’s phone report, with what the sentence says of people', () => {
  const one = draft();
  expect(toPhoneReport(one, said(one), false)).toMatchObject({
    stage: 'phone', unitCode: '513332', occurredAt: '2022-09-05T22:58:00.000Z', occurredPrecision: 'minute', place: { text: '洛须镇真达方向8公里', townshipCode: '513332101', countyCode: '513332' },
    figures: { injured: 2, missing: 1 }, author: '值班员壬', contactPhone: '+8610000000001',
  });
});

test('anybody else makes it a lead that the county of the place owes on', () => {
  const one = draft({ personId: '', caller: '过路司机 13800000000' });
  expect(said(one).mode).toBe('lead');
  expect(toLead(one, said(one))).toMatchObject({ owingUnits: ['513332'], source: { kind: 'call', who: '过路司机 13800000000' }, text: one.sentence });
});

test('what joins an incident is the county’s word on it', () => {
  expect(said(draft({ personId: '', caller: '老张 13800000000', incidentId: 'i1' })).mode).toBe('report');
});

test('unknown is allowed and told as unknown; only the five stop it', () => {
  const one = draft({ time: '待核', figures: { missing: '', injured: 'H' } });
  expect(said(one).missing).toEqual([]);
  expect(toPhoneReport(one, said(one), false)).toMatchObject({ occurredAt: null, occurredPrecision: 'unknown', figures: {}, figureStatus: 'unverified' });
  expect(said(newPhoneDraft(NOW)).missing).toEqual(['time', 'place', 'kind', 'sentence', 'caller']);
});

test('a county’s report needs a number to call back, a lead does not', () => {
  expect(said(draft({ personId: '', caller: '老张', mode: 'report' })).missing).toEqual(['caller']);
  expect(said(draft({ personId: '', caller: '老张' })).missing).toEqual([]);
});

test('two people are read as people are counted', () => {
  expect([peopleSpoken(2), peopleSpoken(12)]).toEqual(['两', '十二']);
});

test.each([[0, '零'], [7, '七'], [10, '十'], [12, '十二'], [58, '五十八'], [40, '四十'], [248, '248']])('%i is read %s', (value, words) => {
  expect(spokenNumber(value)).toBe(words);
});
