import type { FigureName, Figures, FileReportRequest, IncidentLevel, LeadView, ReportView } from '../../api/types';
import { figuresOf, type TypedFigures } from '../../words/figureInput';
import { typedTime } from '../../words/saidTime';
import { toInput, toWire } from '../../words/time';
import { isFire, isQuake } from './elements';

export type FlameWord = '' | 'yes' | 'no';
export interface AreaDraft { unitCode: string; figures: TypedFigures; asOf: string }

/** What a report holds beyond the first rows of the form, as typed. Absent in drafts that were kept before there was a place for it. */
export interface FurtherDraft {
  informedAt?: string; sourceKind?: string; sourceWho?: string; cause?: string; trend?: string; nextSteps?: string; aftercare?: string; lessons?: string;
  road?: string; latitude?: string; longitude?: string; magnitude?: string; depthKm?: string; leaders?: string[]; addressees?: string; copies?: string;
  responseLevel?: IncidentLevel | ''; responseStartedAt?: string; responseEndedAt?: string; openFire?: FlameWord; approximate?: FigureName[]; areas?: AreaDraft[];
  /** What the earlier reports say was taken over: once, so that what somebody empties stays empty. */
  carried?: boolean;
}

/** What stands of an incident already: a report repeats it, and nobody types it twice. */
export type Carried = Pick<FurtherDraft, 'sourceKind' | 'sourceWho' | 'road' | 'latitude' | 'longitude' | 'magnitude' | 'depthKm' | 'addressees' | 'copies' | 'responseLevel' | 'responseStartedAt' | 'openFire'> & { contactPhone?: string };

const trimmed = (value: string | undefined) => value?.trim() || null;
const names = (value: string | undefined) => (value ?? '').split(/[、，,;；\n]/).map((one) => one.trim()).filter(Boolean);
const inputOf = (iso: string | null | undefined) => (iso ? toInput(Date.parse(iso)) : undefined);
const textOf = (value: number | string | null | undefined) => (value === null || value === undefined ? undefined : String(value));
const LEVELS: IncidentLevel[] = ['I', 'II', 'III', 'IV'];

/** Between which numbers these must lie to mean anything. */
export const NUMBERS = { latitude: [-90, 90], longitude: [-180, 180], magnitude: [0, 10], depthKm: [0, 800] } as const;
export type NumberName = keyof typeof NUMBERS;

/** Undefined: nothing was typed; NaN: it is no such number. */
export function typedNumber(name: NumberName, typed: string | undefined): number | undefined {
  const text = typed?.trim().replace(/^m\s*/i, '') ?? '';
  if (!text) return undefined;
  const value = /^-?\d{1,4}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  const [least, most] = NUMBERS[name];
  return value >= least && value <= most ? value : Number.NaN;
}

const numberOf = (name: NumberName, typed: string | undefined) => {
  const value = typedNumber(name, typed);
  return value === undefined || Number.isNaN(value) ? null : value;
};

function timeOf(typed: string | undefined, now: number): string | null {
  const said = typedTime(typed ?? '', now);
  return said?.kind === 'at' ? toWire(said.at) : null;
}

function areasOf(areas: AreaDraft[] | undefined, now: number): FileReportRequest['areas'] {
  return (areas ?? []).filter((one) => one.unitCode).map((one) => ({ unitCode: one.unitCode, figures: figuresOf(one.figures), asOf: timeOf(one.asOf, now) }));
}

/** The half of the request that these fields make. What belongs to another kind of incident stays in the draft and is not sent. */
export function toFurther(draft: FurtherDraft & { kind: string }, figures: Figures, now: number): Partial<FileReportRequest> {
  const source = { kind: trimmed(draft.sourceKind), who: trimmed(draft.sourceWho) };
  const areas = areasOf(draft.areas, now) ?? [];
  const leaders = draft.leaders ?? [];
  const approximate = (draft.approximate ?? []).filter((name) => typeof figures[name] === 'number');
  const [to, copies] = [names(draft.addressees), names(draft.copies)];
  return {
    informedAt: timeOf(draft.informedAt, now), cause: trimmed(draft.cause), trend: trimmed(draft.trend), nextSteps: trimmed(draft.nextSteps), aftercare: trimmed(draft.aftercare), lessons: trimmed(draft.lessons),
    ...(source.kind || source.who ? { source } : {}), ...(leaders.length > 0 ? { leadersOnSite: leaders } : {}), ...(areas.length > 0 ? { areas } : {}), ...(approximate.length > 0 ? { approximate } : {}),
    ...(to.length > 0 ? { addressees: to } : {}), ...(copies.length > 0 ? { copies } : {}),
    responseLevel: draft.responseLevel || null, responseStartedAt: timeOf(draft.responseStartedAt, now), responseEndedAt: timeOf(draft.responseEndedAt, now),
    ...(isFire(draft.kind) && draft.openFire ? { openFire: draft.openFire === 'yes' } : {}),
    ...(isQuake(draft.kind) ? { magnitude: numberOf('magnitude', draft.magnitude), depthKm: numberOf('depthKm', draft.depthKm) } : {}),
  };
}

/** Coordinates and road belong to the place; half a coordinate is none. */
export function placeMarks(draft: FurtherDraft): { road: string | null; latitude: number | null; longitude: number | null } {
  const [latitude, longitude] = [numberOf('latitude', draft.latitude), numberOf('longitude', draft.longitude)];
  const whole = latitude !== null && longitude !== null;
  return { road: trimmed(draft.road), latitude: whole ? latitude : null, longitude: whole ? longitude : null };
}

/** The newest report of the unit says how things stand; before there is one, the phone record or the lead says where it came from. */
export function carriedOf(reports: ReportView[], leads: LeadView[], unitCode: string): Carried {
  const newest = reports.toSorted((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt) || b.no - a.no);
  const last = newest.find((one) => one.unitCode === unitCode)?.content;
  const source = last?.source ?? leads[0]?.source;
  const level = LEVELS.find((one) => one === last?.responseLevel);
  const carried: { [name in keyof Carried]: Carried[name] | undefined } = {
    sourceKind: source?.kind ?? undefined, sourceWho: source?.who ?? undefined, road: last?.place?.road ?? undefined, latitude: textOf(last?.place?.latitude), longitude: textOf(last?.place?.longitude),
    magnitude: textOf(last?.magnitude), depthKm: textOf(last?.depthKm), addressees: last?.addressees?.join('、') || undefined, copies: last?.copies?.join('、') || undefined,
    responseLevel: level, responseStartedAt: inputOf(last?.responseStartedAt), openFire: typeof last?.openFire === 'boolean' ? (last.openFire ? 'yes' : 'no') : undefined, contactPhone: last?.contactPhone ?? undefined,
  };
  return Object.fromEntries(Object.entries(carried).filter(([, value]) => value !== undefined)) as Carried;
}

/** Only into what nobody has filled. */
export function takeOver<D extends FurtherDraft & { contactPhone: string }>(draft: D, carried: Carried): D {
  const open = Object.entries(carried).filter(([name]) => !draft[name as keyof Carried]);
  return { ...draft, ...Object.fromEntries(open), carried: true };
}
