import { expect, test } from 'vitest';
import type { Finding } from '../../api/types';
import type { Check } from './checks';
import { rowOf, sayings, wantsReason } from './findings';

const finding = (rule: string, field: string | null, severity = 'returns'): Finding => ({ rule, severity, message: { zh: rule, en: rule }, field });
const own = (code: string, field: Check['field'], severity: Check['severity'] = 'returns'): Check => ({ field, severity, code });
const codes = (mine: Check[], theirs: Finding[] | undefined) => sayings(mine, theirs).map((one) => one.rule ?? one.code);

test.each([
  ['place.townshipCode', 'townshipCode'], ['place.text', 'place'], ['figures.dead', 'figures'], ['areas.0.figures.dead', 'areas'], ['figures.lossYuan', 'losses'], ['leadersOnSite', 'leaders'], ['impacts', 'sensitive'], ['signer', 'signer'], ['source', 'sourceKind'],
  ['trend', 'trend'], ['incidentId', undefined], [null, undefined],
])('%s stands beside %s', (path, row) => {
  expect(rowOf(path)).toBe(row);
});

test('the server takes the place of what the form says of the same, and what only the form knows stays', () => {
  expect(codes([own('signer', 'signer'), own('measures', 'measures', 'warns'), own('asOf', 'asOf', 'warns')], [finding('R-E13', 'signer'), finding('R-E09', 'measures')])).toEqual(['asOf', 'R-E13', 'R-E09']);
});

test('what the server does not find stays said by the form, and without the server all of it', () => {
  expect(codes([own('signer', 'signer')], [])).toEqual(['signer']);
  expect(codes([own('signer', 'signer')], undefined)).toEqual(['signer']);
});

test('an empty field that must be filled has one thing to be said of it', () => {
  expect(codes([own('missing', 'contactPhone', 'blocks')], [finding('R-E01', 'contactPhone', 'blocks'), finding('R-E14', 'contactPhone'), finding('R-E04', 'source')])).toEqual(['missing', 'R-E04']);
});

test('a rule that strikes twice asks for one reason, and only a warning asks', () => {
  const all = sayings([], [finding('R-T09', 'course', 'warns'), finding('R-T09', 'measures', 'warns'), finding('R-E02', 'place.townshipCode')]);
  expect(all.map((one) => wantsReason(one, all))).toEqual([true, false, false]);
  expect(new Set(all.map((one) => one.key)).size).toBe(3);
});
