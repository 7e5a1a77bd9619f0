import type { AlertView, DutyEvent, EventBatch, IncidentSummary, MessageView, ObligationView, PhoneText, ReportView } from '../api/types';
import type { DutyCache } from './cache';
import { compareCursors } from './cursor';
import { withReportFigures } from './figures';
import { entryOf, trimmed, type LogEntry } from './log';

type Layer = (cache: DutyCache, event: DutyEvent) => DutyCache;

function newer(cache: DutyCache, event: DutyEvent): boolean {
  return event.subjectVersion > (cache.versions[event.subject] ?? -1);
}

function mark(cache: DutyCache, event: DutyEvent, entry?: LogEntry): DutyCache {
  return {
    ...cache,
    versions: { ...cache.versions, [event.subject]: Math.max(event.subjectVersion, cache.versions[event.subject] ?? 0) },
    log: entry ? trimmed({ ...cache.log, [entry.key]: entry }) : cache.log,
  };
}

/** What an incident event leaves out (figures, told) stays as it stands. */
export function mergeIncident(old: IncidentSummary | undefined, next: IncidentSummary): IncidentSummary {
  if (!old) return next;
  return {
    ...next,
    figures: next.figures ?? old.figures ?? null,
    previousFigures: next.figures ? next.previousFigures ?? null : old.previousFigures ?? null,
    figuresAsOf: next.figuresAsOf ?? old.figuresAsOf ?? null,
    lastReportNo: Math.max(next.lastReportNo, old.lastReportNo),
    told: next.told ?? old.told ?? null,
  };
}

const incident: Layer = (cache, event) => {
  const data = event.data as IncidentSummary;
  const incidents = { ...cache.incidents, [data.id]: mergeIncident(cache.incidents[data.id], data) };
  return mark({ ...cache, incidents }, event, entryOf(event));
};

const obligation: Layer = (cache, event) => {
  const data = event.data as ObligationView;
  return mark({ ...cache, obligations: { ...cache.obligations, [data.id]: data } }, event, entryOf(event));
};

const alert: Layer = (cache, event) => {
  const { messages: _absent, ...head } = event.data as AlertView;
  return mark({ ...cache, alerts: { ...cache.alerts, [head.id]: head } }, event, entryOf(event));
};

const message: Layer = (cache, event) => {
  const data = event.data as MessageView;
  return mark({ ...cache, messages: { ...cache.messages, [data.id]: data } }, event, entryOf(event));
};

const report: Layer = (cache, event) => {
  const data = event.data as ReportView;
  const moved = withReportFigures(cache, data);
  const incidents = moved ? { ...cache.incidents, [moved.incident.id]: moved.incident } : cache.incidents;
  const figuresAt = moved ? { ...cache.figuresAt, [moved.incident.id]: data.receivedAt } : cache.figuresAt;
  const reports = { ...cache.reports, [data.id]: data };
  const said = moved?.changes ?? cache.log[`report.filed|${event.subject}|`]?.changes;
  return mark({ ...cache, incidents, figuresAt, reports }, event, entryOf(event, said));
};

interface PhoneEvent { number: string; text?: PhoneText; mode?: string; delayMs?: number }

const phone: Layer = (cache, event) => {
  const data = event.data as PhoneEvent;
  // The phones may still be on their way while their events come: what is heard before them waits under an empty owner.
  const known = cache.phones[data.number] ?? { number: data.number, ownerName: '', unitCode: event.unitCode, unitName: '', mode: '', delayMs: 0, lastAt: null, texts: [] };
  const next = { ...known, mode: data.mode ?? known.mode, delayMs: data.delayMs ?? known.delayMs };
  if (data.text && known.texts.every((text) => text.id !== data.text?.id)) {
    next.texts = [...known.texts, data.text].toSorted((a, b) => a.id - b.id);
    next.lastAt = data.text.at;
  }
  return mark({ ...cache, phones: { ...cache.phones, [data.number]: next } }, event);
};

const layers: Record<string, Layer> = { incident, obligation, alert, message, report, phone };

/** The one place where the present changes. Pure; a repeat or an older version changes nothing. */
export function applyEvent(cache: DutyCache, event: DutyEvent): DutyCache {
  const layer = layers[event.subject.slice(0, event.subject.indexOf(':'))];
  // Two texts of one phone may bear the same version or come out of order: they are told apart by their own ids.
  const gated = event.kind !== 'phone.text' && !newer(cache, event);
  return layer && !gated ? layer(cache, event) : cache;
}

/** A batch, and where to follow from afterwards. The cursor never goes back, whatever a late batch says. */
export function applyBatch(cache: DutyCache, batch: EventBatch): DutyCache {
  const fresh = batch.events.filter((event) => !cache.cursor || compareCursors(event.cursor, cache.cursor) > 0);
  const next = fresh.reduce(applyEvent, cache);
  const onward = !next.cursor || compareCursors(batch.cursor, next.cursor) > 0;
  return onward ? { ...next, cursor: batch.cursor } : next;
}
