import type { TFunction } from 'i18next';

const BEIJING = 8 * 3600_000;
const DAY = 86_400_000;
const two = (value: number) => String(value).padStart(2, '0');

/** Beijing has no summer time, so its wall clock is plain arithmetic and does not depend on the PC's zone. */
function wall(at: number): Date {
  return new Date(at + BEIJING);
}

export function dayOf(at: number): number {
  return Math.floor((at + BEIJING) / DAY);
}

export function endOfDay(at: number): number {
  return (dayOf(at) + 1) * DAY - BEIJING;
}

export function clock(at: number): string {
  return wall(at).toISOString().slice(11, 19);
}

export function hourMinute(at: number): string {
  return wall(at).toISOString().slice(11, 16);
}

export function hourOf(at: number): number {
  return wall(at).getUTCHours();
}

/** 2026-11-26 15:56, always Beijing time: what stands in a time field. */
export function toInput(at: number): string {
  return wall(at).toISOString().slice(0, 16).replace('T', ' ');
}

/** The same instant with its offset, as it is sent. */
export function toWire(at: number): string {
  return `${toInput(at).replace(' ', 'T')}:00+08:00`;
}

/** 24:36, 3:51:24, 2 天 3:51. Never rounded up: there is no more time than it says. */
export function span(milliseconds: number, t: TFunction): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  if (days > 0) return t('time.days', { days, rest: `${hours}:${two(minutes)}` });
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Time left, or +time over. */
export function countdown(due: number, now: number, t: TFunction): string {
  // Rounded up to the second while there is time left, so that 0:00 and "late" come together.
  return now > due ? `+${span(now - due, t)}` : span(Math.ceil((due - now) / 1000) * 1000, t);
}

/** 迟 40 分: in prose and on record lateness is rounded up, one second is a minute. */
export function lateMinutes(seconds: number): number {
  return Math.ceil(seconds / 60);
}

/** Waits and answers: 38 s, then 1:12. */
export function wait(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}` : `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** Beside an instant, never instead: 14 分钟前, 18 时 20 分前. */
export function ago(at: number, now: number, t: TFunction): string {
  const minutes = Math.floor((now - at) / 60_000);
  const [hours, days] = [Math.floor(minutes / 60), Math.floor(minutes / 1440)];
  const took = minutes < 1 ? t('file.spans.now') : hours < 1 ? t('file.spans.minutes', { count: minutes })
    : days < 1 ? t('file.spans.hours', { hours, minutes: minutes % 60 }) : t('file.spans.days', { days, hours: hours % 24 });
  return t('file.ago', { span: took });
}

/** Today 07:04, 昨日 12:52, 9月3日 21:40. */
export function instant(iso: string, now: number, t: TFunction): string {
  const at = Date.parse(iso);
  const days = dayOf(now) - dayOf(at);
  if (days === 0) return hourMinute(at);
  if (days === 1) return t('time.yesterday', { time: hourMinute(at) });
  if (days === -1) return t('time.tomorrow', { time: hourMinute(at) });
  return `${dayWords(at, t)} ${hourMinute(at)}`;
}

export function dayWords(at: number, t: TFunction): string {
  const date = wall(at);
  return t('time.date', { day: date.getUTCDate(), month: date.getUTCMonth() + 1, monthName: t(`time.months.${date.getUTCMonth() + 1}`) });
}

export function weekday(at: number, t: TFunction): string {
  return t(`time.weekdays.${wall(at).getUTCDay()}`);
}
