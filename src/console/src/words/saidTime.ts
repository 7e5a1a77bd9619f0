import { dayOf, toInput } from './time';

const MINUTE = 60_000;
const DAY = 86_400_000;
const BEIJING = 8 * 3600_000;
/** A caller's clock may be ahead of ours by a little: that is still today. */
const AHEAD = 2 * MINUTE;

export type SaidTime = { kind: 'at'; at: number } | { kind: 'unknown' };

const at = (day: number, hours: number, minutes: number) => day * DAY - BEIJING + (hours * 60 + minutes) * MINUTE;

/** 0658, 6:58, 6点58, 昨2310, 刚才, -14 (minutes ago), 待核. Undefined: not understood. What is said from "now" is said from when the call began. */
export function saidTime(text: string, now: number, began = now): SaidTime | undefined {
  const said = text.trim().toLowerCase();
  if (/^(待核|不详|未知|不知道|unknown|[?？])$/.test(said)) return { kind: 'unknown' };
  if (/^(刚才|刚刚|现在|now)$/.test(said)) return { kind: 'at', at: Math.floor(began / MINUTE) * MINUTE };
  const before = /^(?:-(\d{1,4})|(\d{1,4})\s*分(?:钟)?前)$/.exec(said);
  if (before) return { kind: 'at', at: Math.floor(began / MINUTE) * MINUTE - Number(before[1] ?? before[2]) * MINUTE };
  const clock = /^(昨日?天?|前天|y)?\s*(?:(\d{1,2})[:：点时h](\d{1,2})?分?|(\d{1,2})(\d{2}))$/.exec(said);
  if (!clock) return undefined;
  const [hours, minutes] = [Number(clock[2] ?? clock[4]), Number(clock[3] ?? clock[5] ?? 0)];
  if (hours > 23 || minutes > 59) return undefined;
  const back = clock[1] ? (clock[1] === '前天' ? 2 : 1) : 0;
  const instant = at(dayOf(now) - back, hours, minutes);
  // Half past midnight somebody says 23:10: that was yesterday.
  return { kind: 'at', at: back === 0 && instant > now + AHEAD ? instant - DAY : instant };
}

const two = (text: string) => text.padStart(2, '0');

/** 2026-11-26 15:56, 11月26日 15:56. A month and a day ahead of now were those of last year. */
function dated(text: string, now: number): number | undefined {
  const said = /^(?:(\d{4})\s*[-/.年])?\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?\s*[T ]?\s*(\d{1,2})[:：点时](\d{1,2})分?$/.exec(text);
  const [, year, month = '', day = '', hours = '', minutes = ''] = said ?? [];
  if (!said) return undefined;
  const of = (whole: number) => `${whole}-${two(month)}-${two(day)} ${two(hours)}:${two(minutes)}`;
  const parse = (whole: number) => {
    const instant = Date.parse(`${of(whole).replace(' ', 'T')}:00+08:00`);
    // 30 February is no day.
    return toInput(instant || 0) === of(whole) ? instant : undefined;
  };
  if (year) return parse(Number(year));
  const thisYear = Number(toInput(now).slice(0, 4));
  const instant = parse(thisYear);
  return instant !== undefined && instant > now + DAY ? parse(thisYear - 1) : instant;
}

/** What stands in a time field: a date with its time, or a short form. */
export function typedTime(text: string, now: number): SaidTime | undefined {
  const instant = dated(text.trim(), now);
  return instant === undefined ? saidTime(text, now) : { kind: 'at', at: instant };
}
