import type { ObligationView } from '../../api/types';
import { grouped } from '../../words/grouped';
import { byDue, dueOf } from '../../words/due';
import { isOwed, SOON } from '../../words/obligation';
import { endOfDay } from '../../words/time';

export type Group = 'late' | 'soon' | 'today' | 'later';
export interface RailItem { key: string; group: Group; obligations: ObligationView[] }
export type GroupCounts = Record<Group, number>;

export const GROUPS: Group[] = ['late', 'soon', 'today', 'later'];
const CROWD = 3;

/**
 * What is owed, the earliest due first. `before` is what this answered last time: it changes nothing in the answer, but what is
 * nearly sorted sorts in one pass.
 */
export function sortOwed(all: Readonly<Record<string, ObligationView>>, before: readonly ObligationView[] = []): ObligationView[] {
  const known = new Set(before.map((one) => one.id));
  const kept = before.map((one) => all[one.id]).filter((one) => one !== undefined && isOwed(one));
  const come = Object.values(all).filter((one) => isOwed(one) && !known.has(one.id));
  return [...(kept as ObligationView[]), ...come].toSorted(byDue);
}

export function groupOf(one: ObligationView, now: number): Group {
  const due = dueOf(one);
  if (due < now) return 'late';
  if (due - now <= SOON) return 'soon';
  return due < endOfDay(now) ? 'today' : 'later';
}

/** How many of a sorted list are due before an instant. */
function countBefore(owed: readonly ObligationView[], instant: number): number {
  let [low, high] = [0, owed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = owed[middle];
    if (one && dueOf(one) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The list is sorted by due instant, so its groups are four stretches of it. */
function stretches(owed: readonly ObligationView[], now: number): Record<Group, readonly [number, number]> {
  const late = countBefore(owed, now);
  const soon = countBefore(owed, now + SOON + 1);
  const today = Math.max(soon, countBefore(owed, endOfDay(now)));
  return { late: [0, late], soon: [late, soon], today: [soon, today], later: [today, owed.length] };
}

export function groupCounts(owed: readonly ObligationView[], now: number): GroupCounts {
  const all = stretches(owed, now);
  const count = (group: Group) => all[group][1] - all[group][0];
  return { late: count('late'), soon: count('soon'), today: count('today'), later: count('later') };
}

/** Changes when a row crosses into another group: the only moment at which the clock moves rows. */
export function railSignature(owed: readonly ObligationView[], now: number): string {
  return Object.values(groupCounts(owed, now)).join('/');
}

/** Late first, the longest late on top (that is the earliest due), then by due instant, then by level. */
export function railItems(owed: readonly ObligationView[], now: number): RailItem[] {
  const all = stretches(owed, now);
  return GROUPS.flatMap((group) => collapse(owed.slice(...all[group]), group));
}

/** Three or more of one kind due at one instant are one row. Late ones of different incidents never hide in a crowd. */
function collapse(rows: ObligationView[], group: Group): RailItem[] {
  const items: RailItem[] = [];
  for (let from = 0; from < rows.length;) {
    const due = dueOf(rows[from] as ObligationView);
    let to = from + 1;
    while (to < rows.length && dueOf(rows[to] as ObligationView) === due) to += 1;
    items.push(...(to - from < CROWD ? rows.slice(from, to).map((one) => single(one, group)) : crowds(rows.slice(from, to), due, group)));
    from = to;
  }
  return items;
}

const single = (one: ObligationView, group: Group): RailItem => ({ key: one.id, group, obligations: [one] });

function crowds(rows: ObligationView[], due: number, group: Group): RailItem[] {
  const same = grouped(rows, (row) => `${row.kind}|${row.no}|${due}|${group === 'late' ? row.incidentId ?? row.unitCode : ''}`);
  return [...same].flatMap(([key, members]) => (members.length >= CROWD ? [{ key, group, obligations: members }] : members.map((one) => single(one, group))));
}

/** A crowd that was opened stands above its members. */
export function withOpened(items: RailItem[], opened: string | undefined): RailItem[] {
  const at = opened === undefined ? -1 : items.findIndex((item) => item.key === opened && item.obligations.length > 1);
  const crowd = items[at];
  return crowd ? items.toSpliced(at + 1, 0, ...crowd.obligations.map((one) => single(one, crowd.group))) : items;
}

/** Of several, how the worst one stands: the one that is due first, unless one is missing. */
export function countyStanding(owed: readonly ObligationView[], now: number): 'missing' | 'late' | 'soon' | 'open' | 'quiet' {
  let first: ObligationView | undefined;
  for (const one of owed) {
    if (one.state === 'missing') return 'missing';
    if (!first || dueOf(one) < dueOf(first)) first = one;
  }
  if (!first) return 'quiet';
  const group = groupOf(first, now);
  return group === 'late' || group === 'soon' ? group : 'open';
}
