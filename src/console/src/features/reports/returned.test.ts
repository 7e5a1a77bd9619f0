import { expect, test } from 'vitest';
import type { IncidentActView } from '../../api/types';
import { at, report } from '../../test/facts';
import { marksOf, sentBackOf } from './returned';

const act = (change: Partial<IncidentActView> = {}): IncidentActView => (
  { act: 'returned', fromUnit: null, toUnit: null, reportId: 'r3', marks: [{ field: 'measures', note: '缺少措施' }, { field: '', note: '太短' }], reason: '补措施', actedBy: '州甲', actedAt: at(0), ...change });

test('the last return of an own report is what must be mended', () => {
  expect(sentBackOf([act({ reason: '旧', actedAt: at(-0.5) }), act()], [report()], '513322')).toEqual({ reason: '补措施', by: '州甲', marks: act().marks });
});

test('what was mended since, or is another unit’s, asks nobody', () => {
  expect(sentBackOf([act()], [report(), report({ id: 'r4', receivedAt: at(1) })], '513322')).toBeUndefined();
  expect(sentBackOf([act()], [report()], '513324')).toBeUndefined();
  expect(sentBackOf([act({ act: 'reopened' })], [report()], '513322')).toBeUndefined();
});

test('each mark stands beside its row, and what has none at the foot', () => {
  expect(marksOf(sentBackOf([act()], [report()], '513322')).map((one) => [one.field, one.words?.['note']])).toEqual([['measures', '缺少措施'], [undefined, '太短']]);
});
