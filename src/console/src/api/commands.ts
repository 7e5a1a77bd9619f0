import { call } from './http';
import type {
  AcknowledgeBody, AcknowledgeReply, CheckReportReply, FileCheckInReply, FileCheckInRequest, FileReportReply, FileReportRequest, HandleLooseEndReply, HandleLooseEndRequest, PassUpwardReply, PassUpwardRequest, PhoneBehaviourRequest, RecordLeadReply, RecordLeadRequest,
  ReopenIncidentReply, ReopenIncidentRequest, ReturnReportReply, ReturnReportRequest, SessionView, SignInRequest, TransferLeadReply, TransferLeadRequest, VerifyLeadReply, VerifyLeadRequest,
} from './types';

const api = '/api/v1';

export const signIn = (request: SignInRequest) => call<SessionView>('POST', `${api}/session`, request);
export const signOut = () => call<void>('DELETE', `${api}/session`);
export const fileReport = (request: FileReportRequest) => call<FileReportReply>('POST', `${api}/reports`, request);
export const checkReport = (request: FileReportRequest, signal: AbortSignal) => call<CheckReportReply>('POST', `${api}/reports/check`, request, signal);
export const recordLead = (request: RecordLeadRequest) => call<RecordLeadReply>('POST', `${api}/leads`, request);
export const verifyLead = (leadId: string, request: VerifyLeadRequest) =>
  call<VerifyLeadReply>('POST', `${api}/leads/${leadId}/verification`, request);
export const transferLead = (leadId: string, request: TransferLeadRequest) => call<TransferLeadReply>('POST', `${api}/leads/${leadId}/transfer`, request);
export const returnReport = (reportId: string, request: ReturnReportRequest) => call<ReturnReportReply>('POST', `${api}/reports/${reportId}/return`, request);
export const reopenIncident = (incidentId: string, request: ReopenIncidentRequest) => call<ReopenIncidentReply>('POST', `${api}/incidents/${incidentId}/reopening`, request);
export const passUpward = (incidentId: string, request: PassUpwardRequest) =>
  call<PassUpwardReply>('POST', `${api}/incidents/${incidentId}/upward-reports`, request);
export const handleLooseEnd = (id: string, request: HandleLooseEndRequest) => call<HandleLooseEndReply>('POST', `${api}/loose-ends/${id}/handling`, request);
export const fileCheckIn = (request: FileCheckInRequest) => call<FileCheckInReply>('POST', `${api}/check-ins`, request);
export const acknowledge = (alertId: string, body: AcknowledgeBody) =>
  call<AcknowledgeReply>('POST', `${api}/alerts/${alertId}/acknowledgements`, body);

const phone = (number: string) => `/phone-box/phones/${encodeURIComponent(number)}`;
export const replyFrom = (number: string, text: string) => call<void>('POST', `${phone(number)}/replies`, { text });
export const setBehaviour = (number: string, request: PhoneBehaviourRequest) => call<void>('PUT', `${phone(number)}/behaviour`, request);
