import type { MessageView } from '../api/types';
import type { IconName } from '../ui/Icon';

/** How far a message came. Reached means that a human said so; the gateway and the handset are never green. */
export type Reach = 'queued' | 'handed' | 'handset' | 'answered' | 'failed' | 'stale';

export function reachOf(message: MessageView): Reach {
  if (message.answeredAt) return 'answered';
  if (message.state === 'not-reached') return 'failed';
  if (message.state === 'stale') return 'stale';
  const states = message.deliveries.map((delivery) => delivery.state);
  if (states.includes('delivered')) return 'handset';
  if (states.some((state) => state === 'accepted' || state === 'sent')) return 'handed';
  return states.length > 0 && states.every((state) => state === 'failed') ? 'failed' : 'queued';
}

const shapes: Record<Reach, IconName> = { queued: 'o-wait', handed: 'arrow', handset: 'check', answered: 'checks', failed: 'x', stale: 'o-held' };
const tones: Record<Reach, string> = { queued: 't3', handed: 't2', handset: '', answered: 'ok', failed: 'late', stale: 't3' };
export const reachShape = (reach: Reach): IconName => shapes[reach];
export const reachTone = (reach: Reach): string => tones[reach];

/** When the message got as far as it is. */
export function reachedAt(message: MessageView): string | undefined {
  const latest = (pick: (delivery: MessageView['deliveries'][number]) => string | null | undefined) =>
    message.deliveries.map(pick).find((at) => typeof at === 'string') ?? undefined;
  return latest((delivery) => delivery.deliveredAt) ?? latest((delivery) => delivery.sentAt) ?? latest((delivery) => delivery.acceptedAt);
}

export interface PeopleCount { told: number; answered: number }

/** Of people told, how many there are and how many answered: one person may have had several messages. */
export function countPeople(messages: MessageView[]): PeopleCount {
  const answered = new Set(messages.filter((one) => one.answeredAt).map((one) => one.personId));
  return { told: new Set(messages.map((one) => one.personId)).size, answered: answered.size };
}
