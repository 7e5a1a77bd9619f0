import type { ObligationView } from '../../api/types';
import { levelRank } from '../../words/Level';
import { isOwed, SOON } from '../../words/obligation';
import { endOfDay } from '../../words/time';

export type Group = 'late' | 'soon' | 'today' | 'later';
export interface RailItem { key: string; group: Group; obligations: ObligationView[] }

const groups: Group[] = ['late', 'soon', 'today', 'later'];

export function groupOf(one: ObligationView, now: number): Group {
  const due = Date.parse(one.dueAt);
  if (one.state === 'missing' || due < now) return 'late';
  if (due - now <= SOON) return 'soon';
  return due < endOfDay(now) ? 'today' : 'later';
}

function byDue(a: ObligationView, b: ObligationView): number {
  return Date.parse(a.dueAt) - Date.parse(b.dueAt) || levelRank(a.level) - levelRank(b.level) || a.id.localeCompare(b.id);
}

/** Late first, the longest late on top (that is the earliest due), then by due instant, then by level. */
export function railItems(all: Iterable<ObligationView>, now: number): RailItem[] {
  const owed = [...all].filter(isOwed).toSorted(byDue);
  const items = groups.flatMap((group) => collapse(owed.filter((one) => groupOf(one, now) === group), group));
  return items;
}

/** Three or more of one kind due at one instant are one row. Late ones of different incidents never hide in a crowd. */
function collapse(rows: ObligationView[], group: Group): RailItem[] {
  const same = new Map<string, ObligationView[]>();
  for (const row of rows) {
    const incident = group === 'late' ? row.incidentId : '';
    const key = `${row.kind}|${row.no}|${Date.parse(row.dueAt)}|${incident}`;
    same.set(key, [...(same.get(key) ?? []), row]);
  }
  return [...same].flatMap(([key, members]) =>
    members.length >= 3 ? [{ key, group, obligations: members }] : members.map((one) => ({ key: one.id, group, obligations: [one] })));
}

/** Changes when a row crosses into another group: the only moment at which the clock moves rows. */
export function railSignature(all: Iterable<ObligationView>, now: number): string {
  const counts = { late: 0, soon: 0, today: 0, later: 0 };
  for (const one of all) if (isOwed(one)) counts[groupOf(one, now)] += 1;
  return groups.map((group) => counts[group]).join('/');
}

/** Of several units, how the worst one stands. */
export function countyStanding(all: ObligationView[], now: number): 'missing' | 'late' | 'soon' | 'open' | 'quiet' {
  const owed = all.filter(isOwed);
  if (owed.some((one) => one.state === 'missing')) return 'missing';
  if (owed.some((one) => groupOf(one, now) === 'late')) return 'late';
  if (owed.some((one) => groupOf(one, now) === 'soon')) return 'soon';
  return owed.length > 0 ? 'open' : 'quiet';
}
