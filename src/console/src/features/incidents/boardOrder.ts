import type { IncidentSummary, ObligationView } from '../../api/types';
import { isGrave, levelRank } from '../../words/Level';
import { isOwed } from '../../words/obligation';

export interface BoardItem { incident: IncidentSummary; obligations: ObligationView[]; next: ObligationView | undefined }

const OVER = new Set(['final', 'rejected']);

function byDue(a: ObligationView, b: ObligationView): number {
  return Date.parse(a.dueAt) - Date.parse(b.dueAt);
}

/** Levels I and II pinned, then by what is due next; what owes nothing comes last, newest first. */
export function boardItems(incidents: Iterable<IncidentSummary>, obligations: Iterable<ObligationView>): BoardItem[] {
  const owing = new Map<string, ObligationView[]>();
  for (const one of obligations) {
    const list = owing.get(one.incidentId);
    if (list) list.push(one);
    else owing.set(one.incidentId, [one]);
  }
  const items = [...incidents].map((incident): BoardItem => {
    const all = (owing.get(incident.id) ?? []).toSorted(byDue);
    return { incident, obligations: all, next: all.find(isOwed) };
  });
  return items.filter((item) => item.next || !OVER.has(item.incident.state)).toSorted(inOrder);
}

function inOrder(a: BoardItem, b: BoardItem): number {
  const grave = Number(isGrave(b.incident.level)) - Number(isGrave(a.incident.level));
  if (grave !== 0) return grave;
  if (isGrave(a.incident.level) && a.incident.level !== b.incident.level) return levelRank(a.incident.level) - levelRank(b.incident.level);
  const due = (item: BoardItem) => (item.next ? Date.parse(item.next.dueAt) : Infinity);
  // Two that owe nothing: Infinity - Infinity is not a number, so they fall through to the newer one.
  return (due(a) === due(b) ? 0 : due(a) - due(b)) || Date.parse(b.incident.openedAt) - Date.parse(a.incident.openedAt);
}
