import type { RecordLeadRequest } from '../../api/types';
import { newId } from '../../live/intent';
import { fromInput, toInput } from '../../words/time';

export interface LeadDraft {
  commandId: string; kind: string; owingUnits: string[]; place: string; occurredAt: string; knownAt: string; source: string; who: string; text: string;
}

export const SOURCES = ['call', 'hotline', 'media', 'sensor', 'department', 'neighbour', 'patrol', 'other'];

export function newLead(now: number): LeadDraft {
  return { commandId: newId(), kind: '', owingUnits: [], place: '', occurredAt: '', knownAt: toInput(now), source: 'call', who: '', text: '' };
}

export function toLead(draft: LeadDraft, countyOf: (unit: string) => string | undefined): RecordLeadRequest {
  const [first] = draft.owingUnits;
  return {
    commandId: draft.commandId, kind: draft.kind || null,
    place: { text: draft.place.trim() || null, countyCode: first ? countyOf(first) ?? null : null },
    occurredAt: fromInput(draft.occurredAt), knownAt: fromInput(draft.knownAt),
    source: { kind: draft.source, who: draft.who.trim() || null }, owingUnits: draft.owingUnits, text: draft.text.trim() || null,
  };
}
