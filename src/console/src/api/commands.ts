import { call } from './http';
import type {
  AcknowledgeBody, AcknowledgeReply, FileReportReply, FileReportRequest, PhoneBehaviourRequest, RecordLeadReply, RecordLeadRequest,
  SessionView, SignInRequest, VerifyLeadReply, VerifyLeadRequest,
} from './types';

const api = '/api/v1';

export const signIn = (request: SignInRequest) => call<SessionView>('POST', `${api}/session`, request);
export const signOut = () => call<void>('DELETE', `${api}/session`);
export const fileReport = (request: FileReportRequest) => call<FileReportReply>('POST', `${api}/reports`, request);
export const recordLead = (request: RecordLeadRequest) => call<RecordLeadReply>('POST', `${api}/leads`, request);
export const verifyLead = (leadId: string, request: VerifyLeadRequest) =>
  call<VerifyLeadReply>('POST', `${api}/leads/${leadId}/verification`, request);
export const acknowledge = (alertId: string, body: AcknowledgeBody) =>
  call<AcknowledgeReply>('POST', `${api}/alerts/${alertId}/acknowledgements`, body);

const phone = (number: string) => `/phone-box/phones/${encodeURIComponent(number)}`;
export const replyFrom = (number: string, text: string) => call<void>('POST', `${phone(number)}/replies`, { text });
export const setBehaviour = (number: string, request: PhoneBehaviourRequest) => call<void>('PUT', `${phone(number)}/behaviour`, request);
