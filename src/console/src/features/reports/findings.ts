import type { BothLanguages, Finding } from '../../api/types';
import type { Check, Severity } from './checks';
import { FURTHER_FIGURES, type FieldName } from './reportForm';

/** One thing said of the report, by the form itself or by the server's checks. Without a field it belongs to no row. */
export interface Said { key: string; field: FieldName | undefined; severity: Severity; code: string; words?: Record<string, string | number>; rule?: string; text?: BothLanguages }

/** What the form says itself and which of the server's checks mean the same. */
const SAME: Record<string, string[]> = {
  missing: ['R-E01'], future: ['R-T03'], knownBefore: ['R-T02'], signer: ['R-E13'], asks: ['R-D01'], measures: ['R-E09'], source: ['R-E04'], fallen: ['R-N01'], measured: ['R-L01', 'R-L03'], late: ['R-T10', 'R-T11'],
};
/** These decide at each key press whether it can be sent, each beside its own field: the server's word for them comes later and says no more. */
const OURS = new Set(['missing', 'future']);

const codeOf = (rule: string): string | undefined => Object.keys(SAME).find((code) => SAME[code]?.includes(rule));

/** Rows of the form by where the server says it struck; whatever has no row stands at the foot. */
const ROWS: Record<string, FieldName> = {
  stage: 'stage', kind: 'kind', place: 'place', occurredAt: 'occurredAt', knownAt: 'knownAt', 'place.text': 'place', 'place.townshipCode': 'townshipCode', 'place.latitude': 'latitude', course: 'course',
  figures: 'figures', areas: 'areas', figureStatus: 'figureStatus', asOf: 'asOf', measures: 'measures', needs: 'needs', levelConfirmed: 'levelConfirmed', levelProspective: 'levelProspective',
  levelBasis: 'levelBasis', sensitive: 'sensitive', impacts: 'sensitive', signer: 'signer', author: 'author', contactPhone: 'contactPhone', title: 'title', correctionNote: 'correctionNote',
  informedAt: 'informedAt', source: 'sourceKind', cause: 'cause', trend: 'trend', nextSteps: 'nextSteps', aftercare: 'aftercare', lessons: 'lessons', leadersOnSite: 'leaders', 'place.road': 'road', 'place.longitude': 'longitude',
  magnitude: 'magnitude', depthKm: 'depthKm', addressees: 'addressees', copies: 'copies', responseLevel: 'responseLevel', responseStartedAt: 'responseStartedAt', responseEndedAt: 'responseEndedAt', openFire: 'openFire',
  ...Object.fromEntries(FURTHER_FIGURES.map((name) => [`figures.${name}`, 'losses' as const])),
};

/** `figures.dead` belongs to the figures, `areas.0.figures.dead` to the areas. */
export function rowOf(path: string | null | undefined): FieldName | undefined {
  return path ? ROWS[path] ?? ROWS[path.split('.')[0] ?? ''] : undefined;
}

function fromServer(one: Finding, at: number): Said {
  return { key: `${one.rule}-${at}`, field: rowOf(one.field), severity: one.severity as Severity, code: codeOf(one.rule) ?? one.rule, rule: one.rule, text: one.message };
}

/** The server's findings take the place of what the form says of the same; alone, the form's own stand. */
export function sayings(own: Check[], findings: Finding[] | undefined): Said[] {
  const mine = own.map((one): Said => ({ ...one, key: `${one.field}-${one.code}` }));
  if (!findings) return mine;
  // Of an empty field there is one thing to be said.
  const empty = new Set<FieldName | undefined>(own.filter((one) => one.code === 'missing').map((one) => one.field));
  const theirs = findings.map(fromServer).filter((one) => !OURS.has(one.code) && !empty.has(one.field));
  const codes = new Set(theirs.map((one) => one.code));
  return [...mine.filter((one) => !codes.has(one.code)), ...theirs];
}

/** A reason is given once for a rule, beside the first place where it struck. */
export function wantsReason(one: Said, all: Said[]): boolean {
  return one.severity === 'warns' && one.rule !== undefined && all.find((other) => other.rule === one.rule) === one;
}
