import type { ObligationView } from '../api/types';
import { levelRank } from './Level';

const instants = new WeakMap<ObligationView, number>();

/** The due instant as a number, parsed once: rows are ordered and grouped by it several times a second, thousands at once. */
export function dueOf(one: ObligationView): number {
  const known = instants.get(one);
  if (known !== undefined) return known;
  const due = Date.parse(one.dueAt);
  instants.set(one, due);
  return due;
}

export function byDue(a: ObligationView, b: ObligationView): number {
  return dueOf(a) - dueOf(b) || levelRank(a.level) - levelRank(b.level) || (a.id < b.id ? -1 : 1);
}
