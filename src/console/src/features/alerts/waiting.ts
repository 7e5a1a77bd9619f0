import type { MessageView } from '../../api/types';
import type { AlertHead, DutyCache } from '../../live/cache';

/** Messages of alerts that are still open and that nobody, or not this person, has answered. */
export function unanswered(cache: DutyCache): { people: number; since: string | undefined } {
  const waiting = Object.values(cache.messages).filter((message) => isWaiting(cache.alerts[message.alertId], message));
  const since = waiting.map((message) => message.queuedAt).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
  return { people: new Set(waiting.map((message) => message.personId)).size, since };
}

function isWaiting(alert: AlertHead | undefined, message: MessageView): boolean {
  return alert?.state === 'open' && alert.lane === 'page' && !message.answeredAt && message.state !== 'stale';
}

/** The alerts of one incident, those of its obligations too. */
export function alertsOf(cache: DutyCache, incidentId: string): AlertHead[] {
  return Object.values(cache.alerts).filter((alert) =>
    alert.incidentId === incidentId || (alert.obligationId ? cache.obligations[alert.obligationId]?.incidentId === incidentId : false));
}

export function messagesOf(cache: DutyCache, alerts: AlertHead[]): MessageView[] {
  const ids = new Set(alerts.map((alert) => alert.id));
  return Object.values(cache.messages).filter((message) => ids.has(message.alertId));
}

/** What A acknowledges next: pages before the rest, the oldest first. */
export function nextToAnswer(alerts: AlertHead[]): AlertHead | undefined {
  const rank = (alert: AlertHead) => (alert.lane === 'page' ? 0 : 1);
  return alerts.filter((alert) => alert.state === 'open')
    .toSorted((a, b) => rank(a) - rank(b) || Date.parse(a.raisedAt) - Date.parse(b.raisedAt))[0];
}

/** What neighbours' incidents this unit was told of and nobody has answered yet, the newest first. The page that went on to the leader says the same. */
export function noticesOf(cache: DutyCache): AlertHead[] {
  return Object.values(cache.alerts).filter((alert) => alert.kind === 'incident.notice' && alert.state === 'open')
    .toSorted((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt));
}
