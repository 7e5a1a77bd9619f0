import type { ObligationView } from '../../api/types';
import { isOwed } from '../../words/obligation';

/** What the prefecture owes its province is met by passing it on, not by a report. */
export const isUpward = (kind: string): boolean => kind === 'upward-phone' || kind === 'upward-written';

export const upwardStage = (kind: string): 'phone' | 'written' => (kind === 'upward-written' ? 'written' : 'phone');

/** What the form opens with: the phone report while it is owed, then the written one. */
export function nextUpward(obligations: ObligationView[], incidentId: string): string {
  const owed = new Set(obligations.filter((one) => one.incidentId === incidentId && isOwed(one)).map((one) => one.kind));
  return owed.has('upward-written') && !owed.has('upward-phone') ? 'upward-written' : 'upward-phone';
}
