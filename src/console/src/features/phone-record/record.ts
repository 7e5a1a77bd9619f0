import type { FigureName, FileReportRequest, OnDutyView, RecordLeadRequest, UnitView } from '../../api/types';
import { newId } from '../../live/intent';
import { CHECKING, figuresOf } from '../../words/figureInput';
import { saidTime } from '../../words/saidTime';
import { saidCaller, saidFigures, saidPlaces, type SaidPlace } from './shortForms';

export const CORE = ['time', 'place', 'kind', 'sentence', 'caller'] as const;
export type Core = (typeof CORE)[number];
/** Asked on every call; the others belong into the written report. */
export const ASKED: FigureName[] = ['dead', 'missing', 'injured', 'exposed'];

/** As typed, kept at every key press. */
export interface PhoneDraft {
  commandId: string; reportId: string; startedAt: string; incidentId: string; time: string; place: string; kindTyped: string; kind: string; sentence: string; caller: string; personId: string;
  figures: { [name in FigureName]?: string }; readBack: boolean; mode: 'auto' | 'report' | 'lead'; source: string; owing: string[];
}

export function newPhoneDraft(now: number, incidentId = ''): PhoneDraft {
  return { commandId: newId(), reportId: newId(), startedAt: new Date(now).toISOString(), incidentId, time: '', place: '', kindTyped: '', kind: '', sentence: '', caller: '', personId: '',
    figures: {}, readBack: false, mode: 'auto', source: 'call', owing: [] };
}

export interface Understood {
  time: ReturnType<typeof saidTime>; places: SaidPlace[]; place: SaidPlace | undefined; figures: { [name in FigureName]?: string };
  caller: { name: string; phone: string }; mode: 'report' | 'lead'; unit: string | undefined; missing: Core[];
}

/** What the short forms mean. The figures that the sentence names stand until somebody writes others. */
export function understand(draft: PhoneDraft, now: number, units: UnitView[], onDuty: OnDutyView[]): Understood {
  const places = saidPlaces(draft.place, units, undefined);
  const place = places[0];
  const person = onDuty.find((one) => one.personId === draft.personId);
  const caller = person ? { name: person.personName, phone: person.phone } : saidCaller(draft.caller);
  // What joins an incident that stands is the county's word on it: a lead opens one of its own.
  const mode = draft.mode === 'auto' ? (person || draft.incidentId ? 'report' : 'lead') : draft.mode;
  const said = Object.fromEntries(Object.entries(saidFigures(draft.sentence)).map(([name, value]) => [name, String(value)]));
  const time = saidTime(draft.time, now, Date.parse(draft.startedAt));
  const wanted: [Core, boolean][] = [
    ['time', time === undefined], ['place', place?.county === undefined], ['kind', draft.kind === ''], ['sentence', draft.sentence.trim() === ''],
    ['caller', caller.name === '' || (mode === 'report' && caller.phone === '')],
  ];
  return { time, places, place, caller, mode, unit: place?.county?.code, figures: { ...said, ...draft.figures }, missing: wanted.filter(([, absent]) => absent).map(([name]) => name) };
}

function placeOf({ place }: Understood) {
  return { text: [place?.township?.name, place?.rest].filter(Boolean).join('') || place?.county?.name || null, townshipCode: place?.township?.code ?? null, countyCode: place?.county?.code ?? null };
}

const occurredAt = ({ time }: Understood) => (time?.kind === 'at' ? new Date(time.at).toISOString() : null);

/** The county's phone report, taken down in its name. */
export function toPhoneReport(draft: PhoneDraft, said: Understood, drill: boolean): FileReportRequest {
  return {
    commandId: draft.commandId, reportId: draft.reportId, ...(draft.incidentId ? { incidentId: draft.incidentId } : {}), stage: 'phone', unitCode: said.unit ?? '', kind: draft.kind,
    occurredAt: occurredAt(said), occurredPrecision: said.time?.kind === 'at' ? 'minute' : 'unknown', knownAt: draft.startedAt, informedAt: draft.startedAt, place: placeOf(said),
    course: draft.sentence.trim(), figures: figuresOf(said.figures), figureStatus: Object.values(said.figures).includes(CHECKING) || Object.keys(said.figures).length > 0 ? 'unverified' : 'none',
    source: { kind: draft.source, who: said.caller.name }, author: said.caller.name, contactPhone: said.caller.phone, drill,
  };
}

/** Somebody who is not the county says that something happened: then the county owes. */
export function toLead(draft: PhoneDraft, said: Understood): RecordLeadRequest {
  const who = [said.caller.name, said.caller.phone].filter(Boolean).join(' ');
  return {
    commandId: draft.commandId, kind: draft.kind, place: placeOf(said), occurredAt: occurredAt(said), knownAt: draft.startedAt, source: { kind: draft.source, who: who || null },
    owingUnits: draft.owing.length > 0 ? draft.owing : said.unit ? [said.unit] : [], text: draft.sentence.trim(),
  };
}

/** Two people are 两人. */
export const peopleSpoken = (value: number): string => (value === 2 ? '两' : spokenNumber(value));

const DIGITS = '零一二三四五六七八九';
export function spokenNumber(value: number): string {
  if (value < 10) return DIGITS[value] ?? '';
  if (value >= 100) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
}
