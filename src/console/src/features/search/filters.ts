import type { IncidentLevel, IncidentSummary } from '../../api/types';

export type IncidentState = IncidentSummary['state'];
export const LEVELS: IncidentLevel[] = ['I', 'II', 'III', 'IV', 'below', 'unknown'];
export const STATES = ['lead', 'phone', 'written', 'following', 'response-ended', 'final', 'rejected', 'reopened', 'archived'];
export const NAMES = ['q', 'kind', 'level', 'unit', 'from', 'to', 'late', 'state'] as const;

/** What somebody looks for, as it stands in the fields and in the address; days are those of Beijing, the last one included. */
export type Filters = Record<(typeof NAMES)[number], string>;

export function readFilters(search: string): Filters {
  const given = new URLSearchParams(search);
  return Object.fromEntries(NAMES.map((name) => [name, given.get(name) ?? ''])) as Filters;
}

/** For the address of the page: only what is filled in. */
export function toAddress(filters: Filters): string {
  return new URLSearchParams(NAMES.filter((name) => filters[name].trim() !== '').map((name) => [name, filters[name].trim()])).toString();
}

const DAY = 86_400_000;
const midnight = (day: string, later = 0) => new Date(Date.parse(`${day}T00:00:00+08:00`) + later * DAY).toISOString();

/** For the server, which is asked for instants and leaves out the last one. */
export function toQuery(filters: Filters): string {
  const { from, to } = filters;
  return toAddress({ ...filters, from: from && midnight(from), to: to && midnight(to, 1) });
}

/** A piece of text with the words in it that were looked for. */
export interface Piece { text: string; hit: boolean }

export function pieces(text: string, q: string): Piece[] {
  const words = q.normalize('NFKC').split(/[^\p{L}\p{N}]+/u).filter(Boolean).toSorted((a, b) => b.length - a.length);
  if (words.length === 0) return [{ text, hit: false }];
  const parts = text.split(new RegExp(`(${words.join('|')})`, 'giu'));
  return parts.map((part, at) => ({ text: part, hit: at % 2 === 1 })).filter((part) => part.text !== '');
}
