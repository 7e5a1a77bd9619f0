import { call } from './http';
import type {
  AcknowledgeBody, AcknowledgeReply, CheckReportReply, DemandReportReply, DemandReportRequest, DropViewReply, DropViewRequest, FileCheckInReply, FileCheckInRequest, FileReportReply,
  FileReportRequest, HandleLooseEndReply, HandleLooseEndRequest, MergeIncidentRequest, PassUpwardReply, PassUpwardRequest, PhoneBehaviourRequest, ProposalReply, RecordLeadReply,
  RecordLeadRequest, RejectIncidentRequest, ReopenIncidentReply, ReopenIncidentRequest, ReturnReportReply, ReturnReportRequest, SaveViewReply, SaveViewRequest, SendNoticeReply,
  SendNoticeRequest, SessionView, SignInRequest, TransferIncidentReply, TransferIncidentRequest, TransferLeadReply, TransferLeadRequest, VerifyLeadReply, VerifyLeadRequest, WithdrawProposalRequest,
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
export const mergeIncident = (incidentId: string, request: MergeIncidentRequest) => call<ProposalReply>('POST', `${api}/incidents/${incidentId}/merging`, request);
export const rejectIncident = (incidentId: string, request: RejectIncidentRequest) => call<ProposalReply>('POST', `${api}/incidents/${incidentId}/rejection`, request);
export const withdrawProposal = (incidentId: string, request: WithdrawProposalRequest) => call<ProposalReply>('POST', `${api}/incidents/${incidentId}/proposal/withdrawal`, request);
export const transferIncident = (incidentId: string, request: TransferIncidentRequest) => call<TransferIncidentReply>('POST', `${api}/incidents/${incidentId}/transfer`, request);
export const demandReport = (incidentId: string, request: DemandReportRequest) => call<DemandReportReply>('POST', `${api}/incidents/${incidentId}/demands`, request);
export const sendNotice = (incidentId: string, request: SendNoticeRequest) => call<SendNoticeReply>('POST', `${api}/incidents/${incidentId}/notices`, request);
export const passUpward = (incidentId: string, request: PassUpwardRequest) =>
  call<PassUpwardReply>('POST', `${api}/incidents/${incidentId}/upward-reports`, request);
export const saveView = (id: string, request: SaveViewRequest) => call<SaveViewReply>('PUT', `${api}/search/views/${id}`, request);
export const dropView = (id: string, request: DropViewRequest) => call<DropViewReply>('DELETE', `${api}/search/views/${id}`, request);
export const checkUpward = (incidentId: string, report: FileReportRequest, signal: AbortSignal) => call<CheckReportReply>('POST', `${api}/incidents/${incidentId}/upward/check`, report, signal);
/** The file goes as it was read: written anew it would no longer match its hash. */
export const importReport = (commandId: string, file: string) => call<FileReportReply>('POST', `${api}/exchange`, `{"commandId":${JSON.stringify(commandId)},"file":${file}}`);
export const handleLooseEnd = (id: string, request: HandleLooseEndRequest) => call<HandleLooseEndReply>('POST', `${api}/loose-ends/${id}/handling`, request);
export const fileCheckIn = (request: FileCheckInRequest) => call<FileCheckInReply>('POST', `${api}/check-ins`, request);
export const acknowledge = (alertId: string, body: AcknowledgeBody) =>
  call<AcknowledgeReply>('POST', `${api}/alerts/${alertId}/acknowledgements`, body);

const phone = (number: string) => `/phone-box/phones/${encodeURIComponent(number)}`;
export const replyFrom = (number: string, text: string) => call<void>('POST', `${phone(number)}/replies`, { text });
export const setBehaviour = (number: string, request: PhoneBehaviourRequest) => call<void>('PUT', `${phone(number)}/behaviour`, request);
