import type { AlertView, DutyEvent, EventBatch, IncidentSummary, MessageView, ObligationView, PhoneText, ReportView } from '../api/types';
import type { DutyCache } from './cache';
import { compareCursors } from './cursor';
import { Draft } from './draft';
import { withReportFigures } from './figures';
import { entryOf, type LogEntry } from './log';

type Layer = (draft: Draft, event: DutyEvent) => LogEntry | undefined;

function newer(cache: DutyCache, event: DutyEvent): boolean {
  return event.subjectVersion > (cache.versions[event.subject] ?? -1);
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

const incident: Layer = (draft, event) => {
  const data = event.data as IncidentSummary;
  const incidents = draft.own('incidents');
  incidents[data.id] = mergeIncident(incidents[data.id], data);
  return entryOf(event);
};

const obligation: Layer = (draft, event) => {
  const data = event.data as ObligationView;
  draft.own('obligations')[data.id] = data;
  return entryOf(event);
};

const alert: Layer = (draft, event) => {
  const { messages: _absent, ...head } = event.data as AlertView;
  draft.own('alerts')[head.id] = head;
  return entryOf(event);
};

const message: Layer = (draft, event) => {
  const data = event.data as MessageView;
  draft.own('messages')[data.id] = data;
  return entryOf(event);
};

const report: Layer = (draft, event) => {
  const data = event.data as ReportView;
  const moved = withReportFigures(draft.now, data);
  if (moved) {
    draft.own('incidents')[moved.incident.id] = moved.incident;
    draft.own('figuresAt')[moved.incident.id] = data.receivedAt;
  }
  draft.own('reports')[data.id] = data;
  return entryOf(event, moved?.changes ?? draft.now.log[`report.filed|${event.subject}|`]?.changes);
};

interface PhoneEvent { number: string; text?: PhoneText; mode?: string; delayMs?: number }

const phone: Layer = (draft, event) => {
  const data = event.data as PhoneEvent;
  const phones = draft.own('phones');
  // The phones may still be on their way while their events come: what is heard before them waits under an empty owner.
  const known = phones[data.number] ?? { number: data.number, ownerName: '', unitCode: event.unitCode, unitName: '', mode: '', delayMs: 0, lastAt: null, texts: [] };
  const next = { ...known, mode: data.mode ?? known.mode, delayMs: data.delayMs ?? known.delayMs };
  if (data.text && known.texts.every((text) => text.id !== data.text?.id)) {
    next.texts = [...known.texts, data.text].toSorted((a, b) => a.id - b.id);
    next.lastAt = data.text.at;
  }
  phones[data.number] = next;
  return undefined;
};

/** Only said: what it met comes as events of its own. */
const saidOnly: Layer = (_draft, event) => entryOf(event);

const layers: Record<string, Layer> = { 'check-in': saidOnly, return: saidOnly, upward: saidOnly, 'loose-end': saidOnly, incident, obligation, alert, message, report, phone };

/** A repeat or an older version changes nothing. */
function lay(draft: Draft, event: DutyEvent): void {
  const layer = layers[event.subject.slice(0, event.subject.indexOf(':'))];
  // Two texts of one phone may bear the same version or come out of order: they are told apart by their own ids.
  const gated = event.kind !== 'phone.text' && !newer(draft.now, event);
  if (!layer || gated) return;
  draft.say(layer(draft, event));
  const versions = draft.own('versions');
  versions[event.subject] = Math.max(event.subjectVersion, versions[event.subject] ?? 0);
}

/** The one place where the present changes. Pure. */
export function applyEvent(cache: DutyCache, event: DutyEvent): DutyCache {
  const draft = new Draft(cache);
  lay(draft, event);
  return draft.done();
}

/** Batches as they came, and where to follow from afterwards. The cursor never goes back, whatever a late batch says. */
export function applyBatches(cache: DutyCache, batches: EventBatch[]): DutyCache {
  const draft = new Draft(cache);
  for (const batch of batches) {
    const from = draft.now.cursor;
    for (const event of batch.events) if (!from || compareCursors(event.cursor, from) > 0) lay(draft, event);
    if (!from || compareCursors(batch.cursor, from) > 0) draft.moveTo(batch.cursor);
  }
  return draft.done();
}

export function applyBatch(cache: DutyCache, batch: EventBatch): DutyCache {
  return applyBatches(cache, [batch]);
}
