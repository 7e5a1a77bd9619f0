import type { AlertView, IncidentSummary, MessageView, ObligationView, PhoneView } from '../api/types';
import { mergeIncident } from './applyEvent';
import type { AlertHead, DutyCache, Snapshot } from './cache';
import { later, logKey, trimmed, type LogEntry } from './log';

type Layout = { -readonly [K in keyof DutyCache]: K extends 'cursor' ? string : Record<string, DutyCache[K] extends Readonly<Record<string, infer V>> ? V : never> };

/** Reads are gated like events: one that was on its way while an event came must not undo it. */
function takes(draft: Layout, subject: string, version: number): boolean {
  if (version < (draft.versions[subject] ?? -1)) return false;
  draft.versions[subject] = version;
  return true;
}

function note(draft: Layout, kind: string, subject: string, at: string | null | undefined, unitCode: string, data: unknown): void {
  if (!at) return;
  const entry: LogEntry = { key: logKey(kind, subject), at, time: Date.parse(at), kind, unitCode, data, live: false };
  draft.log[entry.key] ??= entry;
}

function layIncident(draft: Layout, one: IncidentSummary): void {
  const subject = `incident:${one.id}`;
  if (!takes(draft, subject, one.version)) return;
  draft.incidents[one.id] = mergeIncident(draft.incidents[one.id], one);
  note(draft, one.leadId && one.state === 'lead' ? 'lead.recorded' : 'incident.opened', subject, one.openedAt, one.unitCode, one);
}

function layObligation(draft: Layout, one: ObligationView): void {
  const subject = `obligation:${one.id}`;
  if (!takes(draft, subject, one.version)) return;
  draft.obligations[one.id] = one;
  note(draft, 'obligation.opened', subject, one.openedAt, one.unitCode, one);
  if (one.state === 'late' || one.state === 'missing' || one.state === 'met-late') note(draft, 'obligation.late', subject, later(one.dueAt, one.openedAt), one.unitCode, one);
  if (one.metAt) note(draft, one.state === 'met' ? 'obligation.met' : 'obligation.met-late', subject, one.metAt, one.unitCode, one);
}

function layMessage(draft: Layout, one: MessageView): void {
  const subject = `message:${one.id}`;
  if (!takes(draft, subject, one.version)) return;
  draft.messages[one.id] = one;
  note(draft, 'message.queued', subject, one.queuedAt, one.unitCode, one);
  note(draft, 'message.answered', subject, one.answeredAt, one.unitCode, one);
}

function layAlert(draft: Layout, { messages, ...head }: AlertView): void {
  if (takes(draft, `alert:${head.id}`, head.version)) draft.alerts[head.id] = head satisfies AlertHead;
  for (const one of messages ?? []) layMessage(draft, one);
}

/** What the stream said of a phone is never older than a read of it. */
function mergePhone(known: PhoneView | undefined, read: PhoneView): PhoneView {
  if (!known) return read;
  const seen = new Set(read.texts.map((text) => text.id));
  const texts = [...read.texts, ...known.texts.filter((text) => !seen.has(text.id))].toSorted((a, b) => a.id - b.id);
  const lastAt = texts.at(-1)?.at ?? read.lastAt ?? null;
  return known.mode ? { ...read, texts, lastAt, mode: known.mode, delayMs: known.delayMs } : { ...read, texts, lastAt };
}

/** Lays what was read over what is known, older versions left aside; the day's log is told anew from the facts. */
export function laySnapshot(cache: DutyCache, read: Snapshot): DutyCache {
  const draft: Layout = {
    incidents: { ...cache.incidents }, obligations: { ...cache.obligations }, alerts: { ...cache.alerts }, messages: { ...cache.messages },
    reports: { ...cache.reports }, phones: { ...cache.phones }, versions: { ...cache.versions }, figuresAt: { ...cache.figuresAt },
    log: { ...cache.log }, cursor: cache.cursor || (read.cursor ?? ''),
  };
  for (const one of read.incidents ?? []) layIncident(draft, one);
  for (const one of read.obligations ?? []) layObligation(draft, one);
  for (const one of read.alerts ?? []) layAlert(draft, one);
  for (const one of read.reports ?? []) {
    draft.reports[one.id] = one;
    note(draft, 'report.filed', `report:${one.id}`, one.receivedAt, one.unitCode, one);
  }
  for (const one of read.checkIns ?? []) note(draft, 'check-in.filed', `check-in:${one.id}`, one.receivedAt, one.unitCode, one);
  for (const one of read.phones ?? []) draft.phones[one.number] = mergePhone(draft.phones[one.number], one);
  return { ...draft, log: trimmed(draft.log) };
}
