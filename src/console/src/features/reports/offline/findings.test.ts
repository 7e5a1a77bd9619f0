import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { FileReportRequest, Finding } from '../../../api/types';
import { OFFLINE_IDS, offlineFindings } from './findings';
import { RULES } from './rules';

interface Vector { now: string; dueAt: string | null; request: FileReportRequest; found: Finding[] }

/** Printed by the server's own tests: what its checks find of the same reports. */
const vectors = JSON.parse(readFileSync('../../tests/data/offline-checks.json', 'utf8')) as Vector[];
const KINDS = [{ slug: 'acc.fire', zh: '火灾' }];

test('without a server the form finds what the server would find, word for word', () => {
  expect(vectors.length).toBeGreaterThan(150);
  const wrong = vectors.map(({ now, dueAt, request, found }) => ({
    request, found: found.map(({ rule, severity, message, field }) => ({ rule, severity, message, field })),
    ours: offlineFindings(request, { now: Date.parse(now), dueAt: dueAt === null ? undefined : Date.parse(dueAt), unitName: '泸定县', kinds: KINDS }),
  })).filter(({ found, ours }) => JSON.stringify(found) !== JSON.stringify(ours));
  expect(wrong[0]?.ours).toEqual(wrong[0]?.found);
  expect(wrong).toHaveLength(0);
});

test('each rule of the table has its finder, and none stands alone', () => {
  expect(OFFLINE_IDS.toSorted()).toEqual(RULES.map((one) => one.id).toSorted());
});
