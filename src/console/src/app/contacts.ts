import type { DutyCache } from '../live/cache';

/** When each unit was last heard of: a report of it, or an answer of one of its people. */
export function lastContacts(cache: DutyCache): Map<string, number> {
  const heard = new Map<string, number>();
  const hear = (unit: string, at: string | null | undefined) => {
    const time = at ? Date.parse(at) : Number.NaN;
    if (time > (heard.get(unit) ?? 0)) heard.set(unit, time);
  };
  for (const one of Object.values(cache.reports)) hear(one.unitCode, one.receivedAt);
  for (const one of Object.values(cache.messages)) hear(one.unitCode, one.answeredAt);
  for (const one of Object.values(cache.obligations)) hear(one.unitCode, one.metAt);
  return heard;
}
