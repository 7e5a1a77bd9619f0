import type { DutyCache } from '../../live/cache';
import { dueOf } from '../../words/due';
import { isGrave } from '../../words/Level';
import type { ObligationView } from '../../api/types';
import type { Tone } from './tones';

const TEN_MINUTES = 600_000;
const NIGHT = 0.2;
const SOFT_FROM = 22;
const SOFT_TO = 7;

/** Alerts of the page lane that are open and wait for somebody of this unit: they sound until somebody reacts. */
export function openPages(cache: DutyCache, unit: string): string[] {
  const waiting = Object.values(cache.messages).filter((one) => one.unitCode === unit && !one.answeredAt && one.state === 'open');
  const pages = waiting.map((one) => cache.alerts[one.alertId]).filter((alert) => alert?.state === 'open' && alert.lane === 'page');
  return [...new Set(pages.flatMap((alert) => (alert ? [alert.id] : [])))].toSorted();
}

/** What came between two moments, and how it sounds: one tone for all of it. */
export function toneOf(before: DutyCache, after: DutyCache): Tone | undefined {
  if (before.log === after.log) return undefined;
  const come = Object.values(after.log).filter((entry) => entry.live && !before.log[entry.key]);
  if (come.some((entry) => entry.kind === 'obligation.late' || entry.kind === 'obligation.missing')) return 'due';
  // Incidents of level I and II page somebody, and a page has its own tone.
  const reports = come.filter((entry) => entry.kind === 'report.filed').map((entry) => after.incidents[(entry.data as { incidentId: string }).incidentId]);
  return reports.some((incident) => incident && !isGrave(incident.level)) || come.some((entry) => entry.kind === 'message.answered') ? 'notice' : undefined;
}

/** How many of what is owed have come within ten minutes: rises when another one does. */
export function withinTenMinutes(owed: readonly ObligationView[], now: number): number {
  let count = 0;
  for (const one of owed) {
    if (dueOf(one) > now + TEN_MINUTES) break;
    if (dueOf(one) >= now) count += 1;
  }
  return count;
}

/** At night a notice is softer. Pages and what is due never are. */
export function volumeOf(tone: Tone, volume: number, hour: number): number {
  const night = hour >= SOFT_FROM || hour < SOFT_TO;
  return tone === 'notice' && night ? volume * NIGHT : volume;
}
