import { readAlerts, readCheckIns, readIncidents, readObligations } from '../api/reads';
import type { ObligationState } from '../api/types';
import { emptyCache, type DutyCache } from './cache';
import { oldestCursor } from './cursor';
import { laySnapshot } from './laySnapshot';

/** What is owed is read to the last page (a hundred of them is 20,000); of what is settled, the first is enough for the marks on the board. */
const OWED: ObligationState[] = ['open', 'reminded', 'late', 'missing'];
const SETTLED: ObligationState[] = ['met', 'met-late'];

export async function loadSnapshot(): Promise<DutyCache> {
  const [incidents, alerts, checkIns, ...lists] = await Promise.all([
    readIncidents(), readAlerts(), readCheckIns(), ...OWED.map((state) => readObligations(state, 100)), ...SETTLED.map((state) => readObligations(state, 1)),
  ]);
  const cursor = oldestCursor([incidents, alerts, checkIns, ...lists].map((page) => page.eventCursor));
  return laySnapshot(emptyCache, {
    incidents: incidents.items, alerts: alerts.items, checkIns: checkIns.items, obligations: lists.flatMap((page) => page.items), ...(cursor ? { cursor } : {}),
  });
}
