import type { DutyEvent, ObligationView } from '../api/types';

/** A line of the live log: what became known, kept as facts so that it can be said in either language. */
export interface LogEntry {
  readonly key: string;
  readonly at: string;
  /** The same instant as a number: lines are sorted often and parsed once. */
  readonly time: number;
  readonly kind: string;
  readonly unitCode: string;
  readonly data: unknown;
  readonly changes?: readonly FigureChange[];
  /** Seen happening, not read from history. */
  readonly live: boolean;
}

export interface FigureChange { readonly name: string; readonly before: number | null; readonly after: number | null }

const KEPT = 500;

/** One line for one fact: a delivery moves a message on several times, each of its states is said once. */
export function logKey(kind: string, subject: string, detail: string | number = ''): string {
  return `${kind}|${subject}|${detail}`;
}

export function later(one: string, other: string): string {
  return Date.parse(one) < Date.parse(other) ? other : one;
}

/** What fell due before anybody knew of it became known when it was opened; its event is dated at the deadline. */
function knownAt(event: DutyEvent): string {
  return event.subject.startsWith('obligation:') ? later(event.occurredAt, (event.data as ObligationView).openedAt) : event.occurredAt;
}

export function entryOf(event: DutyEvent, changes?: readonly FigureChange[]): LogEntry {
  const repeats = ['incident.changed', 'obligation.stepped', 'obligation.changed', 'message.delivery', 'phone.text', 'phone.behaviour'];
  const detail = repeats.includes(event.kind) ? event.subjectVersion : '';
  const at = knownAt(event);
  const entry = { key: logKey(event.kind, event.subject, detail), at, time: Date.parse(at), kind: event.kind, unitCode: event.unitCode, data: event.data, live: true };
  return changes && changes.length > 0 ? { ...entry, changes } : entry;
}

/** Forgets the oldest lines, a hundred at a time so that it is seldom done. */
export function trimmed(log: Readonly<Record<string, LogEntry>>): Readonly<Record<string, LogEntry>> {
  const entries = Object.values(log);
  if (entries.length <= KEPT + 100) return log;
  const kept = entries.toSorted((a, b) => b.time - a.time).slice(0, KEPT);
  return Object.fromEntries(kept.map((entry) => [entry.key, entry]));
}
