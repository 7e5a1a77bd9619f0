import { expect, test } from 'vitest';
import { NOW, obligation, session, at } from '../../test/facts';
import { checksOf, moveRequest } from './checks';
import { newReport, type ReportDraft } from './reportForm';

function draft(change: Partial<ReportDraft> = {}): ReportDraft {
  return { ...newReport(NOW, session, obligation()), kind: 'nat.eq', place: '湾坝镇', course: '滑坡堵塞村道', author: '甲', contactPhone: '1', signer: '乙', measures: '已设卡', sourceKind: 'township', ...change };
}
const said = (change: Partial<ReportDraft>, around = {}) => checksOf(draft(change), { now: NOW, ...around }).map(({ field, severity, code }) => `${severity} ${field} ${code}`);

test('a whole report has nothing to mend', () => {
  expect(said({})).toEqual([]);
});

test.each([['kind'], ['place'], ['course'], ['author'], ['contactPhone']] as const)('without %s nothing can be filed, and it says so beside it', (field) => {
  expect(said({ [field]: ' '.trim(), title: '' })).toContain(`blocks ${field} missing`);
});

test('a follow-up may leave out place and kind: they are known', () => {
  expect(said({ stage: 'update', kind: '', place: '' })).toEqual([]);
});

test('a time in the future stops it, a little clock difference does not', () => {
  expect(said({ asOf: '2022-09-06T17:10' })).toEqual(['blocks asOf future']);
  expect(said({ asOf: '2022-09-06T07:14' })).toEqual([]);
});

test('a time that nobody can read stops it, and "to be verified" is said of the occurrence alone', () => {
  expect(said({ asOf: '明天' })).toEqual(['blocks asOf notTime']);
  expect(said({ occurredAt: '待核' })).toEqual([]);
  expect(said({ knownAt: '待核' })).toEqual(['blocks knownAt notTime']);
});

test('who learned of it before it happened is asked', () => {
  expect(said({ occurredAt: '2022-09-06T06:30', knownAt: '2022-09-06T06:00' })).toEqual(['warns knownAt knownBefore']);
});

test('a written report without a source comes back, a phone report does not', () => {
  expect(said({ sourceKind: '' })).toEqual(['returns sourceKind source']);
  expect(said({ sourceKind: '', sourceWho: '报警人甲' })).toEqual([]);
  expect(said({ sourceKind: '', stage: 'phone' })).toEqual([]);
});

test.each([['magnitude', 'M6.8', false], ['magnitude', '12', true], ['latitude', '30.05', false], ['latitude', '北纬', true], ['depthKm', '-1', true], ['longitude', '101.96', false]])('%s %s stops it: %s', (field, value, stops) => {
  expect(said({ [field]: value })).toEqual(stops ? [`blocks ${field} notNumber`] : []);
});

test('the end of a response in the future stops it', () => {
  expect(said({ responseEndedAt: '2022-09-06T17:10' })).toEqual(['blocks responseEndedAt future']);
});

test('a phone report needs no signer, a written one comes back without', () => {
  expect(said({ signer: '' })).toEqual(['returns signer signer']);
  expect(said({ signer: '', stage: 'phone' })).toEqual([]);
});

test('a request inside the course comes back, and is moved where it belongs', () => {
  const mixed = draft({ course: '堵塞道路60米。转移群众126人。恳请州上支持挖掘机2台。', needs: '' });
  expect(checksOf(mixed, { now: NOW }).map((one) => one.code)).toEqual(['asks']);
  expect(moveRequest(mixed)).toEqual({ course: '堵塞道路60米。转移群众126人。', needs: '恳请州上支持挖掘机2台' });
});

test.each([['30', '', 'I'], ['9', '1', 'II'], ['3', '0', 'III'], ['', '1', 'IV']])('%s dead and %s missing make it level %s', (dead, missing, level) => {
  expect(checksOf(draft({ figures: { dead, missing } }), { now: NOW }).find((one) => one.code === 'measured')?.words?.['level']).toBe(level);
});

test('fewer dead than before are asked about, and unknown is not fewer', () => {
  expect(said({ figures: { dead: '4' } }, { before: { dead: 5 } })).toContain('warns figures fallen');
  expect(said({ figures: { dead: '' } }, { before: { dead: 5 } })).toEqual([]);
});

test('a follow-up with fewer dead comes back until a note says why', () => {
  expect(said({ stage: 'update', figures: { dead: '4' } }, { before: { dead: 5 } })).toContain('returns figures fallen');
  expect(said({ stage: 'update', figures: { dead: '4' }, correctionNote: '重复统计' }, { before: { dead: 5 } }).join()).not.toContain('fallen');
});

test('who is late is told by how many minutes', () => {
  expect(checksOf(draft(), { now: NOW, owed: obligation({ dueAt: at(-24.6) }) })).toEqual([{ field: 'stage', severity: 'informs', code: 'late', words: { count: 25 } }]);
});
