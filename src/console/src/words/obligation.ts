import type { TFunction } from 'i18next';
import type { ObligationView } from '../api/types';
import type { IconName } from '../ui/Icon';
import { lateMinutes } from './time';

export const SOON = 30 * 60_000;

/** What an obligation looks like now. Lateness is computed from the clock, never read from a field. */
export type Standing = 'open' | 'soon' | 'late' | 'missing' | 'met' | 'met-late' | 'excused';

export function isOwed(one: ObligationView): boolean {
  return one.state === 'open' || one.state === 'reminded' || one.state === 'late' || one.state === 'missing';
}

export function standing(one: ObligationView, now: number): Standing {
  if (!isOwed(one)) return one.state as Standing;
  if (one.state === 'missing') return 'missing';
  const left = Date.parse(one.dueAt) - now;
  if (left < 0) return 'late';
  return left <= SOON ? 'soon' : 'open';
}

const marks: Record<Standing, IconName> = {
  open: 'o-open', soon: 'o-soon', late: 'o-late', missing: 'o-miss', met: 'o-met', 'met-late': 'o-met-late', excused: 'o-held',
};
export const markOf = (state: Standing): IconName => marks[state];

const tones: Record<Standing, string> = { open: 't3', soon: 'soon', late: 'late', missing: 'late', met: 'ok', 'met-late': 'late', excused: 'info' };
export const toneOf = (state: Standing): string => tones[state];

/** 书面首报, 续报三. */
export function obligationName(kind: string, no: number, t: TFunction): string {
  return kind === 'update' ? t('obligation.kind.update', { no: t(`number.${no}`, { defaultValue: String(no) }) }) : t(`obligation.kind.${kind}`, { defaultValue: kind });
}

/** How it ended, in words: 按时, 迟 40 分. */
export function resultWords(one: ObligationView, now: number, t: TFunction): string {
  const state = standing(one, now);
  if (state === 'met-late') return t('obligation.lateBy', { count: lateMinutes(one.lateBySeconds ?? 0) });
  if (state === 'late' || state === 'missing') return t('obligation.lateBy', { count: lateMinutes((now - Date.parse(one.dueAt)) / 1000) });
  return t(`obligation.state.${state}`);
}
