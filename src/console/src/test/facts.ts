import type { AlertView, DutyEvent, IncidentSummary, MessageView, ObligationView, ReportView, SessionView } from '../api/types';

/** 07:12:36 in Beijing. */
export const NOW = Date.parse('2022-09-06T07:12:36+08:00');
export const at = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString();

export function obligation(change: Partial<ObligationView> = {}): ObligationView {
  return {
    id: 'o1', kind: 'first', no: 1, unitCode: '513324', incidentId: 'i1', incidentNumber: 'GZ-20220906-24-001', incidentTitle: '湾坝镇滑坡', level: 'III',
    state: 'open', clockStartAt: at(-30), openedAt: at(-30), dueAt: at(30), metAt: null, metBy: null, lateBySeconds: null, nextStepAt: null, policy: 'uniform-30-60', ladder: [], version: 1, ...change,
  };
}

export function incident(change: Partial<IncidentSummary> = {}): IncidentSummary {
  return {
    id: 'i1', number: 'GZ-20220906-24-001', kind: 'nat.eq', state: 'following', level: 'II', sensitive: [], title: '磨西镇地震', place: { text: '磨西镇' }, unitCode: '513322',
    occurredAt: null, leadId: null, leadState: null, figuresAsOf: null, told: null, occurredPrecision: 'minute', knownAt: at(-60), openedAt: at(-60), lastReportNo: 2, participants: ['513322', '513300'], version: 3,
    figures: { dead: 46 }, previousFigures: { dead: 31 }, ...change,
  };
}

export function report(change: Partial<ReportView> = {}, dead = 65): ReportView {
  return {
    id: 'r3', incidentId: 'i1', stage: 'update', no: 3, unitCode: '513322', receivedAt: at(-1), filedAt: null, filedBy: '甲', door: 'hub',
    content: { commandId: 'c', reportId: 'r3', stage: 'update', unitCode: '513322', figures: { dead } }, findings: [], ...change,
  };
}

export function message(change: Partial<MessageView> = {}): MessageView {
  return {
    id: 'm1', alertId: 'a1', personId: 'p1', personName: '乙', post: 'county.duty-officer', unitCode: '513324', text: '', state: 'open', queuedAt: at(-3),
    answeredAt: null, answeredVia: null, note: null, deliveries: [], version: 1, ...change,
  };
}

export function alert(change: Partial<AlertView> = {}): AlertView {
  return {
    id: 'a1', kind: 'incident.new', lane: 'page', state: 'open', unitCode: '513324', incidentId: 'i1', obligationId: null, stepPosition: null, answerBy: null, answeredAt: null, answeredBy: null, origin: null, reason: { zh: '地震', en: 'earthquake' },
    raisedAt: at(-3), messages: [], version: 1, ...change,
  };
}

export function event(cursor: number, kind: string, subject: string, subjectVersion: number, data: unknown): DutyEvent {
  return { cursor: `1.${cursor}.${cursor}`, occurredAt: at(0), kind, subject, subjectVersion, unitCode: '513324', data };
}

export const session: SessionView = {
  user: 'luding', personName: '值班员午', role: 'county-filer', unitCode: '513324', unitName: '九龙县', scope: 'own', actions: ['report.file'], antiforgeryToken: 't',
  serverTime: at(0), expiresAt: at(600), site: { name: '甘孜州', nameEn: 'Ganzi', prefectureCode: '513300', demo: true, drill: false, phoneBox: true, kinds: [{ slug: 'nat.eq', zh: '地震', en: 'earthquake' }], triggers: [{ id: 'S01', effect: 'sensitive', zh: '学校', en: 'school' }, { id: 'I01', effect: 'raises', zh: '乡镇通信中断', en: 'township cut off' }], dutyPhone: '+8610000009999' },
};
