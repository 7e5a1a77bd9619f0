// The names of the server's own document (`npm run types` makes schema.d.ts of it), and the few things it cannot say.
import type { components, Figures } from './schema';

export type {
  AcknowledgeBody, AcknowledgeReply, AlertView, BothLanguages, DutyEvent, EventBatch, Figures, FigureStatus, FileReportReply, FileReportRequest,
  Finding, IncidentFile, IncidentLevel, IncidentSummary, KindView, LadderStepView, LeadOutcome, MessageView, ObligationState, ObligationView,
  OnDutyList, OnDutyView, PhoneBehaviourRequest, PhoneReplyRequest, PhoneText, PhoneView, RecordLeadReply, RecordLeadRequest, RefusalBody,
  ReportStage, ReportView, SessionView, SignInRequest, UnitView, VerifyLeadReply, VerifyLeadRequest,
} from './schema';

/** A list as every door answers it; the document has one such page for each kind of item. */
export interface Page<T> extends Omit<components['schemas']['PageOfUnitView'], 'items'> { items: T[] }

/** What `Follow` of the hub answers: a document of HTTP does not know the hub. */
export interface FollowReply { cursor: string; present: string }

export type FigureName = keyof Figures;

// An object, for the compiler then misses a name that is new and refuses one that is gone.
const figureNames: Record<FigureName, true> = {
  dead: true, missing: true, trapped: true, injured: true, criticallyInjured: true, seriouslyInjured: true, minorInjured: true, rescued: true, unhurt: true,
  evacuated: true, resettled: true, affected: true, exposed: true, housesCollapsed: true, housesDamaged: true, lossYuan: true, burnedHectares: true,
};
export const FIGURE_NAMES = Object.keys(figureNames) as FigureName[];
