// The names of the server's own document (`npm run types` makes schema.d.ts of it), and the few things it cannot say.
import type { components, Figures, ReportStage } from './schema';

export type {
  AcknowledgeBody, AcknowledgeReply, AlertView, AttachmentReference, BothLanguages, CheckInQuestion, CheckInView, CheckReportReply, ConcernedCounty, ContactList, DemandReportReply,
  DemandReportRequest, DrillView, DropViewReply, DropViewRequest, DutyEvent, EventBatch, Figures, FigureStatus, FileCheckInReply, FileCheckInRequest, FileReportReply,
  FileReportRequest, Finding, HandleLooseEndReply, HandleLooseEndRequest, IncidentActView, IncidentFile, IncidentLevel, IncidentSummary, KindView, LadderStepView, LeadOutcome,
  LeadView, LooseEndView, MergeIncidentRequest, MessageView, NextCheckInView, ObligationState, ObligationView, OnDutyList, OnDutyView, OutlineView, PassUpwardReply,
  PassUpwardRequest, PhoneBehaviourRequest, PhoneReplyRequest, PhoneText, PhoneView, PolicyVersion, ProposalReply, RecordLeadReply, RecordLeadRequest, RefusalBody,
  RejectIncidentRequest, ReopenIncidentReply, ReopenIncidentRequest, ReportStage, ReportView, ReturnReportReply, ReturnReportRequest, SavedView, SavedViewList, SaveViewReply,
  SaveViewRequest, SearchHit, SendNoticeReply, SendNoticeRequest, SessionView, SignInRequest, StatutoryClockView, TransferIncidentReply, TransferIncidentRequest, TransferLeadReply, TransferLeadRequest, UnitView,
  UpwardDraft, UpwardExchangeView, UpwardStage, UpwardView, VerifyLeadReply, VerifyLeadRequest, WithdrawProposalRequest,
} from './schema';

/** A list as every door answers it; the document has one such page for each kind of item. */
export interface Page<T> extends Omit<components['schemas']['PageOfUnitView'], 'items'> { items: T[] }

/** A line of `/health/ready`, which is no part of the document. */
export interface HealthCheck { name: string; ok: boolean; detail?: string | null; ageSeconds?: number | null }

/** A report that was sent back, as its event says it: no door answers it. */
export interface ReturnedReportView { reportId: string; incidentId: string; unitCode: string; stage: ReportStage; no: number; reason: string; returnedBy: string; dueAt?: string | null }

/** What `Follow` of the hub answers: a document of HTTP does not know the hub. */
export interface FollowReply { cursor: string; present: string }

export type FigureName = keyof Figures;

// An object, for the compiler then misses a name that is new and refuses one that is gone.
const figureNames: Record<FigureName, true> = {
  dead: true, missing: true, trapped: true, injured: true, criticallyInjured: true, seriouslyInjured: true, minorInjured: true, rescued: true, unhurt: true,
  evacuated: true, resettled: true, affected: true, exposed: true, housesCollapsed: true, housesDamaged: true, lossYuan: true, burnedHectares: true,
};
export const FIGURE_NAMES = Object.keys(figureNames) as FigureName[];
