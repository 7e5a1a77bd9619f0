import type { IncidentSummary, MessageView, ObligationView } from '../../api/types';
import type { AlertHead } from '../../live/cache';
import { grouped } from '../../words/grouped';
import { byDue, dueOf } from '../../words/due';
import { isGrave, levelRank } from '../../words/Level';
import { isOwed } from '../../words/obligation';
import { isOver } from '../../words/over';
import { countPeople, type PeopleCount } from '../../words/told';

type ById<T> = Readonly<Record<string, T>>;
/** `tall`: a line of level I or II. It stands in the item, so that a line that is held keeps its height. */
export interface BoardItem { incident: IncidentSummary; obligations: ObligationView[]; next: ObligationView | undefined; told: PeopleCount; tall: boolean }
export interface BoardFacts { incidents: ById<IncidentSummary>; obligations: ById<ObligationView>; people: ReadonlyMap<string, PeopleCount> }

const NOBODY: PeopleCount = { told: 0, answered: 0 };

/** Whom the messages at hand told of each incident, and how many of them answered. */
export function peopleOf(messages: ById<MessageView>, alerts: ById<AlertHead>): ReadonlyMap<string, PeopleCount> {
  const byIncident = grouped(Object.values(messages), (message) => alerts[message.alertId]?.incidentId ?? '');
  return new Map([...byIncident].map(([id, all]) => [id, countPeople(all)]));
}

/** Levels I and II pinned, then by what is due next; what owes nothing comes last, newest first. A line of which nothing changed stays the same object. */
export function boardItems({ incidents, obligations, people }: BoardFacts, before: readonly BoardItem[] = []): BoardItem[] {
  const owing = grouped(Object.values(obligations), (one) => one.incidentId);
  const known = new Map(before.map((item) => [item.incident.id, item]));
  const items = Object.values(incidents).map((incident): BoardItem => {
    const all = (owing.get(incident.id) ?? []).toSorted(byDue);
    const item = { incident, obligations: all, next: all.find(isOwed), tall: isGrave(incident.level), told: most(people.get(incident.id) ?? NOBODY, incident.told ?? NOBODY) };
    const old = known.get(incident.id);
    return old && isSame(old, item) ? old : item;
  });
  return items.filter((item) => item.next || !isOver(item.incident.state)).toSorted(inOrder);
}

/** The snapshot counts people whose messages were not read; both only ever grow. */
function most(a: PeopleCount, b: PeopleCount): PeopleCount {
  return { told: Math.max(a.told, b.told), answered: Math.max(a.answered, b.answered) };
}

function isSame(a: BoardItem, b: BoardItem): boolean {
  return a.incident === b.incident && a.told.told === b.told.told && a.told.answered === b.told.answered
    && a.obligations.length === b.obligations.length && a.obligations.every((one, at) => one === b.obligations[at]);
}

function inOrder(a: BoardItem, b: BoardItem): number {
  const grave = Number(isGrave(b.incident.level)) - Number(isGrave(a.incident.level));
  if (grave !== 0) return grave;
  if (isGrave(a.incident.level) && a.incident.level !== b.incident.level) return levelRank(a.incident.level) - levelRank(b.incident.level);
  const due = (item: BoardItem) => (item.next ? dueOf(item.next) : Infinity);
  // Two that owe nothing: Infinity - Infinity is not a number, so they fall through to the newer one.
  return (due(a) === due(b) ? 0 : due(a) - due(b)) || Date.parse(b.incident.openedAt) - Date.parse(a.incident.openedAt);
}
