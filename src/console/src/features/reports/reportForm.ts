import type { AttachmentReference, FigureName, FigureStatus, FileReportRequest, IncidentLevel, IncidentSummary, ObligationView, ReportStage, SessionView } from '../../api/types';
import { newId } from '../../live/intent';
import { CHECKING, figuresOf } from '../../words/figureInput';
import { typedTime } from '../../words/saidTime';
import { toInput, toWire } from '../../words/time';
import { placeMarks, toFurther, type FurtherDraft } from './furtherForm';

export const STAGES: ReportStage[] = ['phone', 'first', 'update', 'final'];
export const LEVELS: IncidentLevel[] = ['unknown', 'below', 'IV', 'III', 'II', 'I'];
export const STATUSES: FigureStatus[] = ['none', 'unverified', 'verified', 'not-affected'];
export const FORM_FIGURES: FigureName[] = ['dead', 'missing', 'trapped', 'injured', 'evacuated', 'exposed'];
/** How badly, who was saved, what was lost: told when it is known. */
export const FURTHER_FIGURES: FigureName[] = ['criticallyInjured', 'seriouslyInjured', 'minorInjured', 'rescued', 'unhurt', 'resettled', 'affected', 'housesCollapsed', 'housesDamaged', 'lossYuan', 'burnedHectares'];

export type Before = { [name in FigureName]?: number | null | undefined };
/** A report that still waits on this device, as its follow-up needs to know it. */
export interface FirstReport {
  request: FileReportRequest; name: string;
  /** A written report follows it already. */
  written?: boolean;
}
export interface ReportTarget { obligation?: ObligationView; incident?: IncidentSummary; follows?: FirstReport }

/** As typed: text, so that "not yet filled" and 0 stay apart. */
export interface ReportDraft extends FurtherDraft {
  commandId: string; reportId: string; unitCode: string; filedAt: string; incidentId: string; leadId: string; incidentName: string; stage: ReportStage; kind: string;
  title: string; occurredAt: string; knownAt: string; asOf: string; place: string; townshipCode: string; course: string; measures: string; needs: string; levelBasis: string;
  figures: { [name in FigureName]?: string }; figureStatus: FigureStatus; levelConfirmed: IncidentLevel; levelProspective: IncidentLevel;
  signer: string; author: string; contactPhone: string; sensitive?: string[]; impacts?: string[];
  /** Wholly uploaded. Absent, as the next one, in drafts that were kept before there was one. */
  attachments?: AttachmentReference[];
  correctionNote?: string;
  /** Why a warning is kept, by the rule that warns. */
  kept?: Record<string, string>;
  /** 先报后补: the signer's reason. */
  override?: string;
  /** The report that opens its incident and has not been received yet. */
  after?: string;
}

/** A row of the form is named by one of its fields. The further figures share `figures` and have a row of their own. */
export type FieldName = keyof ReportDraft | 'losses';

function asInput(iso: string | null | undefined): string {
  return iso ? toInput(Date.parse(iso)) : '';
}

/** The prefecture's room takes down what a unit says on the phone; everything written is the unit's own. */
export function isRoom(session: SessionView): boolean {
  return session.unitCode === session.site.prefectureCode;
}

/** A supplement is told by a follow-up; whatever else is owed is filed by its own name. */
function stageOf(kind: string): ReportStage {
  return kind === 'supplement' ? 'update' : kind as ReportStage;
}

/** Only a first report is filed first and told later, and only by its signer. */
export function mayFileFirst(draft: ReportDraft): boolean {
  return draft.stage === 'first' && draft.signer.trim() !== '';
}

/** What an obligation asks for is filled in; what only the filer can know is not. */
export function newReport(now: number, session: SessionView, owed?: ObligationView, incident?: IncidentSummary): ReportDraft {
  return {
    commandId: newId(), reportId: newId(), unitCode: session.unitCode, filedAt: '', incidentId: incident?.id ?? owed?.incidentId ?? '', leadId: incident?.leadId ?? '',
    incidentName: incident?.title ?? owed?.incidentTitle ?? '', stage: owed ? stageOf(owed.kind) : incident ? 'update' : 'phone',
    kind: incident?.kind ?? '', title: incident?.title ?? '', occurredAt: asInput(incident?.occurredAt), knownAt: incident ? asInput(incident.knownAt) : toInput(now),
    asOf: toInput(now), place: incident?.place.text ?? '', townshipCode: incident?.place.townshipCode ?? '', course: '', measures: '', needs: '', levelBasis: '', figures: {},
    figureStatus: 'unverified', levelConfirmed: 'unknown', levelProspective: 'unknown', signer: '', author: session.personName, contactPhone: '',
  };
}

/** About an incident that itself waits to be sent: what its first report says is carried over, as from one that is known. */
export function newFollowUp(now: number, session: SessionView, { request, name, written }: FirstReport): ReportDraft {
  return {
    ...newReport(now, session), after: request.reportId, stage: request.stage === 'phone' && !written ? 'first' : 'update', kind: request.kind ?? '', title: request.title ?? '', incidentName: request.title ?? request.place?.text ?? name,
    occurredAt: asInput(request.occurredAt), knownAt: asInput(request.knownAt), place: request.place?.text ?? '', townshipCode: request.place?.townshipCode ?? '',
  };
}

const text = (value: string) => value.trim() || null;

function time(typed: string, now: number): string | null {
  const said = typedTime(typed, now);
  return said?.kind === 'at' ? toWire(said.at) : null;
}

/** What was answered to the findings. */
function answersOf(draft: ReportDraft): Pick<FileReportRequest, 'keptWarnings' | 'override'> {
  const kept = Object.entries(draft.kept ?? {}).filter(([, reason]) => reason.trim()).map(([rule, reason]) => ({ rule, reason: reason.trim() }));
  const reason = mayFileFirst(draft) ? text(draft.override ?? '') : null;
  return { ...(kept.length > 0 ? { keptWarnings: kept } : {}), ...(reason ? { override: { reason } } : {}) };
}

export function toReport(draft: ReportDraft, countyCode: string, drill: boolean, now: number): FileReportRequest {
  const occurredAt = time(draft.occurredAt, now);
  const figures = figuresOf(draft.figures);
  return {
    commandId: draft.commandId, reportId: draft.reportId, ...(draft.incidentId ? { incidentId: draft.incidentId } : {}),
    ...(draft.leadId ? { leadId: draft.leadId } : {}), stage: draft.stage, unitCode: draft.unitCode, kind: text(draft.kind), title: text(draft.title),
    occurredAt, occurredPrecision: occurredAt ? 'minute' : 'unknown', knownAt: time(draft.knownAt, now),
    filedAt: draft.filedAt || null, place: { text: text(draft.place), townshipCode: text(draft.townshipCode), countyCode, ...placeMarks(draft) },
    course: text(draft.course), measures: text(draft.measures), needs: text(draft.needs), levelBasis: text(draft.levelBasis), figures,
    figureStatus: Object.values(draft.figures).includes(CHECKING) ? 'unverified' : draft.figureStatus,
    asOf: time(draft.asOf, now), levelConfirmed: draft.levelConfirmed, levelProspective: draft.levelProspective, author: text(draft.author),
    contactPhone: text(draft.contactPhone), signer: text(draft.signer), correctionNote: text(draft.correctionNote ?? ''),
    sensitive: draft.sensitive ?? [], ...(draft.impacts?.length ? { impacts: draft.impacts } : {}), ...toFurther(draft, figures, now), ...answersOf(draft),
    ...(draft.attachments?.length ? { attachments: draft.attachments } : {}), drill,
  };
}
