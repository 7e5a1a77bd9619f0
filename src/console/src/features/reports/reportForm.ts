import type { FigureName, Figures, FigureStatus, FileReportRequest, IncidentLevel, IncidentSummary, ObligationView, ReportStage } from '../../api/types';
import { newId } from '../../live/intent';
import { fromInput, toInput } from '../../words/time';

export const STAGES: ReportStage[] = ['phone', 'first', 'update', 'final'];
export const LEVELS: IncidentLevel[] = ['unknown', 'below', 'IV', 'III', 'II', 'I'];
export const STATUSES: FigureStatus[] = ['none', 'unverified', 'verified', 'not-affected'];
export const FORM_FIGURES: FigureName[] = ['dead', 'missing', 'trapped', 'injured', 'evacuated', 'affected', 'housesCollapsed', 'housesDamaged'];

/** As typed: text, so that "not yet filled" and 0 stay apart. */
export interface ReportDraft {
  commandId: string; reportId: string; filedAt: string; incidentId: string; leadId: string; incidentName: string; stage: ReportStage; kind: string;
  title: string; occurredAt: string; knownAt: string; asOf: string; place: string; townshipCode: string; course: string; measures: string;
  figures: { [name in FigureName]?: string }; figureStatus: FigureStatus; levelConfirmed: IncidentLevel; levelProspective: IncidentLevel;
  signer: string; author: string; contactPhone: string;
}

function asInput(iso: string | null | undefined): string {
  return iso ? toInput(Date.parse(iso)) : '';
}

/** What an obligation asks for is filled in; what only the filer can know is not. */
export function newReport(now: number, author: string, owed?: ObligationView, incident?: IncidentSummary): ReportDraft {
  return {
    commandId: newId(), reportId: newId(), filedAt: '', incidentId: incident?.id ?? owed?.incidentId ?? '', leadId: incident?.leadId ?? '',
    incidentName: incident?.title ?? owed?.incidentTitle ?? '', stage: (owed?.kind as ReportStage | undefined) ?? (incident ? 'update' : 'phone'),
    kind: incident?.kind ?? '', title: incident?.title ?? '', occurredAt: asInput(incident?.occurredAt), knownAt: incident ? asInput(incident.knownAt) : toInput(now),
    asOf: toInput(now), place: incident?.place.text ?? '', townshipCode: incident?.place.townshipCode ?? '', course: '', measures: '', figures: {},
    figureStatus: 'unverified', levelConfirmed: 'unknown', levelProspective: 'unknown', signer: '', author, contactPhone: '',
  };
}

/** Empty is unknown; 0 was written by somebody. */
export function figuresOf(typed: ReportDraft['figures']): Figures {
  const figures: Figures = {};
  for (const name of FORM_FIGURES) {
    const text = typed[name]?.trim() ?? '';
    if (/^\d+$/.test(text)) figures[name] = Number(text);
  }
  return figures;
}

const text = (value: string) => value.trim() || null;

export function toReport(draft: ReportDraft, unitCode: string, countyCode: string, drill: boolean): FileReportRequest {
  return {
    commandId: draft.commandId, reportId: draft.reportId, ...(draft.incidentId ? { incidentId: draft.incidentId } : {}),
    ...(draft.leadId ? { leadId: draft.leadId } : {}), stage: draft.stage, unitCode, kind: text(draft.kind), title: text(draft.title),
    occurredAt: fromInput(draft.occurredAt), occurredPrecision: draft.occurredAt ? 'minute' : 'unknown', knownAt: fromInput(draft.knownAt),
    filedAt: draft.filedAt || null, place: { text: text(draft.place), townshipCode: text(draft.townshipCode), countyCode },
    course: text(draft.course), measures: text(draft.measures), figures: figuresOf(draft.figures), figureStatus: draft.figureStatus,
    asOf: fromInput(draft.asOf), levelConfirmed: draft.levelConfirmed, levelProspective: draft.levelProspective, author: text(draft.author),
    contactPhone: text(draft.contactPhone), signer: text(draft.signer), drill,
  };
}
