import type { TFunction } from 'i18next';
import type { ObligationView } from '../api/types';
import type { IconName } from '../ui/Icon';
import { dueOf } from './due';

export const SOON = 30 * 60_000;

/** What an obligation looks like now. Lateness is computed from the clock, never read from a field. */
export type Standing = 'open' | 'soon' | 'late' | 'missing' | 'met' | 'met-late' | 'excused';

export function isOwed(one: ObligationView): boolean {
  return one.state === 'open' || one.state === 'reminded' || one.state === 'late' || one.state === 'missing';
}

export function standing(one: ObligationView, now: number): Standing {
  if (!isOwed(one)) return one.state as Standing;
  if (one.state === 'missing') return 'missing';
  const left = dueOf(one) - now;
  if (left < 0) return 'late';
  return left <= SOON ? 'soon' : 'open';
}

const marks: Record<Standing, IconName> = {
  open: 'o-open', soon: 'o-soon', late: 'o-late', missing: 'o-miss', met: 'o-met', 'met-late': 'o-met-late', excused: 'o-held',
};
export const markOf = (state: Standing): IconName => marks[state];

const tones: Record<Standing, string> = { open: 't3', soon: 'soon', late: 'late', missing: 'late', met: 'ok', 'met-late': 'late', excused: 'info' };
export const toneOf = (state: Standing): string => tones[state];

export const CHECK_IN = 'check-in';

/** The room's own, of a lead: met by judging it, not by a report. */
export const VERIFY = 'verify';

/** The room's own, to the counties that an incident may reach: met by telling them. */
export const NOTICE = 'neighbour-notice';

/** What it is about: an incident, with what was asked of it, or the days on which nothing happens. */
export function aboutOf(one: ObligationView, t: TFunction): string {
  const title = one.incidentTitle ?? t('checkIn.about');
  return one.asked ? t('obligation.asked', { title, asked: one.asked }) : title;
}

/** 书面首报, 续报三. */
export function obligationName(kind: string, no: number, t: TFunction): string {
  return kind === 'update' ? t('obligation.kind.update', { no: t(`number.${no}`, { defaultValue: String(no) }) }) : t(`obligation.kind.${kind}`, { defaultValue: kind });
}
