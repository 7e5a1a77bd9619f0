import { expect, test } from 'vitest';
import type { LeadView } from '../../api/types';
import { NOW, at, report, session } from '../../test/facts';
import { needOf } from './elements';
import { carriedOf, takeOver } from './furtherForm';
import { newReport, toReport, type ReportDraft } from './reportForm';

const draft = (change: Partial<ReportDraft> = {}): ReportDraft => ({ ...newReport(NOW, session), ...change });
const sent = (change: Partial<ReportDraft>) => toReport(draft(change), '513324', false, NOW);
const lead = (who: string): LeadView => ({ id: 'l', state: 'open', source: { kind: 'hotline', who }, text: '', owingUnits: [], recordedBy: null, recordedAt: at(-40), judgedBy: null, judgedAt: null, reason: null });

test('everything that was typed is sent, each thing in its own place', () => {
  expect(sent({
    kind: 'nat.eq', sourceKind: 'township', sourceWho: '湾坝镇', cause: '地震', trend: '余震', nextSteps: '搜救', aftercare: '安置', lessons: '预警', leaders: ['县长甲'], addressees: '州政府总值班室', copies: '州应急局、州交通局',
    latitude: '29.1', longitude: '102.2', road: 'G108', magnitude: 'M6.8', depthKm: '16', responseLevel: 'II', responseStartedAt: '0600', informedAt: '0603', figures: { lossYuan: '1200000.5', evacuated: '300' }, approximate: ['evacuated', 'dead'],
    areas: [{ unitCode: '513324101', figures: { dead: '1' }, asOf: '' }, { unitCode: '', figures: {}, asOf: '' }],
  })).toMatchObject({
    source: { kind: 'township', who: '湾坝镇' }, cause: '地震', trend: '余震', nextSteps: '搜救', aftercare: '安置', lessons: '预警', leadersOnSite: ['县长甲'], addressees: ['州政府总值班室'], copies: ['州应急局', '州交通局'],
    place: { latitude: 29.1, longitude: 102.2, road: 'G108' }, magnitude: 6.8, depthKm: 16, responseLevel: 'II', responseStartedAt: '2022-09-06T06:00:00+08:00', informedAt: '2022-09-06T06:03:00+08:00',
    figures: { lossYuan: 1_200_000.5, evacuated: 300 }, approximate: ['evacuated'], areas: [{ unitCode: '513324101', figures: { dead: 1 } }],
  });
});

test('what belongs to another kind of incident stays in the draft and is not sent, and half a coordinate is none', () => {
  const one = sent({ kind: 'nat.geo.landslide', magnitude: '6.8', openFire: 'yes', latitude: '29.1' });
  expect([one.magnitude, one.openFire, one.place?.latitude]).toEqual([undefined, undefined, null]);
  expect(sent({ kind: 'nat.wildfire.forest', openFire: 'no' }).openFire).toBe(false);
});

test('nothing typed is nothing said', () => {
  const one = sent({});
  expect([one.source, one.areas, one.leadersOnSite, one.trend]).toEqual([undefined, undefined, undefined, null]);
});

test('the source is that of the lead, until the unit itself has said one', () => {
  expect(carriedOf([], [lead('群众')], '513324')).toEqual({ sourceKind: 'hotline', sourceWho: '群众' });
  const own = report({ unitCode: '513324', content: { commandId: 'c', reportId: 'r', stage: 'first', unitCode: '513324', source: { kind: 'call', who: '镇长' }, contactPhone: '0836', responseLevel: 'II', magnitude: 6.8 } });
  const other = report({ unitCode: '513322', receivedAt: at(0), content: { commandId: 'c', reportId: 'r', stage: 'first', unitCode: '513322', source: { kind: 'media', who: null } } });
  expect(carriedOf([own, other], [lead('群众')], '513324')).toMatchObject({ sourceKind: 'call', sourceWho: '镇长', contactPhone: '0836', responseLevel: 'II', magnitude: '6.8' });
});

test('what somebody has filled is not overwritten', () => {
  expect(takeOver(draft({ sourceWho: '我写的' }), { sourceKind: 'call', sourceWho: '镇长' })).toMatchObject({ sourceKind: 'call', sourceWho: '我写的', carried: true });
});

test.each([
  ['source', 'phone', 'wanted'], ['source', 'first', 'required'], ['trend', 'first', 'wanted'], ['trend', 'update', 'required'], ['cause', 'final', 'required'], ['lessons', 'first', 'none'], ['lessons', 'final', 'required'], ['measures', 'phone', 'wanted'],
] as const)('%s in a report of stage %s is %s', (name, stage, need) => {
  expect(needOf(name, draft({ stage }))).toBe(need);
});

test('leaders on site are required of what is grave, magnitude of an earthquake alone, open flame of what burns', () => {
  expect(needOf('leaders', draft({ stage: 'first', levelProspective: 'III' }))).toBe('required');
  expect(needOf('leaders', draft({ stage: 'first', levelConfirmed: 'IV' }))).toBe('wanted');
  expect([needOf('quake', draft({ kind: 'nat.eq' })), needOf('quake', draft({ kind: 'nat.geo.landslide' }))]).toEqual(['required', 'none']);
  expect([needOf('fire', draft({ kind: 'nat.wildfire.grass' })), needOf('fire', draft({ kind: 'nat.eq' }))]).toEqual(['required', 'none']);
});
