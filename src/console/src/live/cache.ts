import type { AlertView, CheckInView, IncidentSummary, MessageView, ObligationView, PhoneView, ReportView } from '../api/types';
import type { LogEntry } from './log';

type ById<T> = Readonly<Record<string, T>>;
export type AlertHead = Omit<AlertView, 'messages'>;

/** Everything that the screens show, each subject once. Messages stand apart from their alerts: an alert's event comes without them. */
export interface DutyCache {
  readonly incidents: ById<IncidentSummary>;
  readonly obligations: ById<ObligationView>;
  readonly alerts: ById<AlertHead>;
  readonly messages: ById<MessageView>;
  readonly reports: ById<ReportView>;
  readonly phones: ById<PhoneView>;
  /** The newest version laid of each subject. */
  readonly versions: ById<number>;
  /** When the figures that stand in an incident were received. */
  readonly figuresAt: ById<string>;
  readonly log: ById<LogEntry>;
  /** The last cursor applied: where to follow from. */
  readonly cursor: string;
}

export interface Snapshot {
  incidents?: IncidentSummary[];
  obligations?: ObligationView[];
  alerts?: AlertView[];
  reports?: ReportView[];
  phones?: PhoneView[];
  checkIns?: CheckInView[];
  cursor?: string;
}

export const emptyCache: DutyCache = {
  incidents: {}, obligations: {}, alerts: {}, messages: {}, reports: {}, phones: {}, versions: {}, figuresAt: {}, log: {}, cursor: '',
};
