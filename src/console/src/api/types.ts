// The outer contract as records, one name for one C# record. This is the only file that changes when the names come from the
// server's own document: each then becomes an alias of the generated one.

export type Uuid = string;
/** ISO 8601 with offset. */
export type Instant = string;
type Maybe<T> = T | null | undefined;

export type ReportStage = 'phone' | 'first' | 'update' | 'final' | 'correction';
export type Precision = 'minute' | 'hour' | 'day' | 'unknown';
export type IncidentLevel = 'I' | 'II' | 'III' | 'IV' | 'below' | 'unknown';
export type FigureStatus = 'none' | 'unverified' | 'verified' | 'not-affected';
export type ObligationState = 'open' | 'reminded' | 'met' | 'late' | 'met-late' | 'missing' | 'excused';
export type CommandState = 'accepted' | 'duplicate';

export interface BothLanguages { zh: string; en: string }
export interface Finding { rule: string; severity: string; message: BothLanguages }
export interface RefusalBody {
  type: string; code: string; status: number; title: BothLanguages; field?: Maybe<string>; findings?: Maybe<Finding[]>; traceId?: Maybe<string>;
}
export interface Page<T> { items: T[]; nextPage?: Maybe<string>; eventCursor: string }

export interface SignInRequest { user: string; password: string; code?: string }
export interface KindView { slug: string; zh: string; en: string }
export interface SiteView {
  name: string; nameEn: string; prefectureCode: string; demo: boolean; drill: boolean; phoneBox: boolean; kinds: KindView[];
}
export interface SessionView {
  user: string; personName: string; role: string; unitCode: string; unitName: string; scope: string; actions: string[];
  antiforgeryToken: string; serverTime: Instant; expiresAt: Instant; site: SiteView;
}
export interface UnitView {
  code: string; name: string; nameEn: string; short: string; level: string; parent?: Maybe<string>;
  latitude?: Maybe<number>; longitude?: Maybe<number>;
}
export interface OnDutyView {
  unitCode: string; post: string; personId: Uuid; personName: string; phone: string; from?: Maybe<Instant>; until?: Maybe<Instant>;
}
export interface OnDutyList { items: OnDutyView[]; at: Instant; eventCursor: string }

export interface ReportPlace {
  text?: Maybe<string>; townshipCode?: Maybe<string>; countyCode?: Maybe<string>;
  latitude?: Maybe<number>; longitude?: Maybe<number>; road?: Maybe<string>;
}
export const FIGURE_NAMES = [
  'dead', 'missing', 'trapped', 'injured', 'criticallyInjured', 'seriouslyInjured', 'minorInjured', 'rescued', 'unhurt', 'evacuated',
  'resettled', 'affected', 'exposed', 'housesCollapsed', 'housesDamaged', 'lossYuan', 'burnedHectares',
] as const;
export type FigureName = (typeof FIGURE_NAMES)[number];
/** Unknown is null, never 0. */
export type Figures = { [name in FigureName]?: Maybe<number> };
export interface AreaFigures { unitCode: string; figures: Figures; asOf?: Maybe<Instant> }
export interface ReportSource { kind?: Maybe<string>; who?: Maybe<string> }
export interface KeptWarning { rule: string; reason: string }
export interface ReportOverride { reason: string }
export interface AttachmentReference { id: Uuid; name: string; mediaType: string; size: number; sha256: string }

export interface FileReportRequest {
  commandId: Uuid; reportId: Uuid; incidentId?: Maybe<Uuid>; leadId?: Maybe<Uuid>; stage: ReportStage; unitCode: string;
  kind?: Maybe<string>; no?: Maybe<number>; title?: Maybe<string>; occurredAt?: Maybe<Instant>; occurredPrecision?: Precision;
  knownAt?: Maybe<Instant>; informedAt?: Maybe<Instant>; filedAt?: Maybe<Instant>; place?: Maybe<ReportPlace>; course?: Maybe<string>;
  cause?: Maybe<string>; measures?: Maybe<string>; trend?: Maybe<string>; nextSteps?: Maybe<string>; needs?: Maybe<string>;
  lessons?: Maybe<string>; aftercare?: Maybe<string>; leadersOnSite?: string[]; figures?: Figures; figureStatus?: FigureStatus;
  approximate?: string[]; areas?: AreaFigures[]; asOf?: Maybe<Instant>; levelConfirmed?: IncidentLevel; levelProspective?: IncidentLevel;
  levelBasis?: Maybe<string>; sensitive?: string[]; responseLevel?: Maybe<string>; responseStartedAt?: Maybe<Instant>;
  responseEndedAt?: Maybe<Instant>; openFire?: Maybe<boolean>; magnitude?: Maybe<number>; depthKm?: Maybe<number>;
  source?: Maybe<ReportSource>; author?: Maybe<string>; contactPhone?: Maybe<string>; signer?: Maybe<string>; addressees?: string[];
  copies?: string[]; correctionNote?: Maybe<string>; corrects?: Maybe<Uuid>; keptWarnings?: KeptWarning[];
  override?: Maybe<ReportOverride>; attachments?: AttachmentReference[]; drill?: boolean;
}
export interface SettledObligation { obligationId: Uuid; kind: string; dueAt: Instant; metAt: Instant; lateBySeconds: number }
export interface OpenedObligation { obligationId: Uuid; kind: string; dueAt: Instant }
export interface FileReportReply {
  reportId: Uuid; incidentId: Uuid; incidentNumber: string; receivedAt: Instant; state: CommandState;
  findings: Finding[]; settled: SettledObligation[]; opened: OpenedObligation[];
}

export interface RecordLeadRequest {
  commandId: Uuid; kind?: Maybe<string>; place?: Maybe<ReportPlace>; occurredAt?: Maybe<Instant>; knownAt?: Maybe<Instant>;
  source?: Maybe<ReportSource>; owingUnits: string[]; text?: Maybe<string>;
}
export interface RecordLeadReply {
  leadId: Uuid; incidentId: Uuid; incidentNumber: string; recordedAt: Instant; state: CommandState; opened: OpenedObligation[];
}
export type LeadOutcome = 'verified' | 'rejected';
export interface VerifyLeadRequest { commandId: Uuid; outcome: LeadOutcome; reason?: Maybe<string> }
export interface VerifyLeadReply { leadId: Uuid; leadState: string; state: CommandState }

export interface ToldCount { told: number; answered: number }
export interface IncidentSummary {
  id: Uuid; number: string; kind: string; state: string; level: IncidentLevel; sensitive: string[]; title: string; place: ReportPlace;
  unitCode: string; occurredAt?: Maybe<Instant>; occurredPrecision: Precision; knownAt: Instant; openedAt: Instant; leadId?: Maybe<Uuid>;
  leadState?: Maybe<string>; figures?: Maybe<Figures>; previousFigures?: Maybe<Figures>; figuresAsOf?: Maybe<Instant>;
  lastReportNo: number; told?: Maybe<ToldCount>; participants: string[]; version: number;
}
export interface ReportView {
  id: Uuid; incidentId: Uuid; stage: ReportStage; no: number; unitCode: string; receivedAt: Instant; filedAt?: Maybe<Instant>;
  filedBy: string; door: string; content: FileReportRequest;
}
export interface LadderStepView {
  position: number; offsetMinutes: number; at: Instant; tells: string[]; firedAt?: Maybe<Instant>; coveredBy?: Maybe<number>;
}
export interface ObligationView {
  id: Uuid; kind: string; no: number; unitCode: string; incidentId: Uuid; incidentNumber: string; incidentTitle: string;
  level: IncidentLevel; state: ObligationState; clockStartAt: Instant; openedAt: Instant; dueAt: Instant; metAt?: Maybe<Instant>;
  metBy?: Maybe<Uuid>; lateBySeconds?: Maybe<number>; policy: string; nextStepAt?: Maybe<Instant>; ladder: LadderStepView[];
  version: number;
}
export interface IncidentFile {
  incident: IncidentSummary; reports: ReportView[]; obligations: ObligationView[]; alerts: AlertView[]; timeline: DutyEvent[];
  eventCursor: string;
}

export interface DeliveryView {
  id: Uuid; channel: string; maskedNumber: string; state: string; attempt: number; possiblyRepeated: boolean; queuedAt: Instant;
  claimedAt?: Maybe<Instant>; acceptedAt?: Maybe<Instant>; sentAt?: Maybe<Instant>; deliveredAt?: Maybe<Instant>;
  failedAt?: Maybe<Instant>; reason?: Maybe<string>;
}
export interface MessageView {
  id: Uuid; alertId: Uuid; personId: Uuid; personName: string; post: string; unitCode: string; text: string; state: string;
  queuedAt: Instant; answeredAt?: Maybe<Instant>; answeredVia?: Maybe<string>; note?: Maybe<string>; deliveries: DeliveryView[];
  version: number;
}
export interface AlertView {
  id: Uuid; kind: string; lane: string; state: string; unitCode: string; incidentId?: Maybe<Uuid>; obligationId?: Maybe<Uuid>;
  stepPosition?: Maybe<number>; reason: BothLanguages; raisedAt: Instant; answerBy?: Maybe<Instant>; answeredAt?: Maybe<Instant>;
  messages: MessageView[]; version: number;
}
export interface AcknowledgeRequest { commandId: Uuid; alertId: Uuid; note?: Maybe<string> }
export interface AcknowledgeReply { alertId: Uuid; acknowledgedAt: Instant; first: boolean }

export interface DutyEvent {
  cursor: string; occurredAt: Instant; kind: string; subject: string; subjectVersion: number; unitCode: string; data: unknown;
}
export interface EventBatch { events: DutyEvent[]; cursor: string }
export interface FollowReply { cursor: string }

export interface PhoneText { id: number; direction: string; text: string; at: Instant }
export interface PhoneView {
  number: string; ownerName: string; unitCode: string; unitName: string; mode: string; delayMs: number; lastAt?: Maybe<Instant>;
  texts: PhoneText[];
}
export interface PhoneReplyRequest { text: string }
export interface PhoneBehaviourRequest { mode: string; delayMs: number }
