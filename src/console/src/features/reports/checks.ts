import type { FigureName, ObligationView } from '../../api/types';
import { lateMinutes } from '../../words/time';
import { typedTime } from '../../words/saidTime';
import { typedNumber, type NumberName } from './furtherForm';
import type { FieldName, ReportDraft } from './reportForm';

export type Severity = 'blocks' | 'returns' | 'warns' | 'informs';
/** What the form can tell without the server. `field` is the row it stands beside. */
export interface Check { field: FieldName; severity: Severity; code: string; words?: Record<string, string | number> }

const TOLERANCE = 2 * 60_000;
/** A request to a superior has a place of its own: in the course it is overread, and the report comes back for it. */
const REQUEST = /(恳请|请求|请州|请省|望州|请予|申请)[^，。；]*(支持|支援|协调|调派|增派|解决)[^，。；]*/;

function missing(draft: ReportDraft): Check[] {
  const opens = draft.stage === 'phone' || draft.stage === 'first';
  const wanted: [keyof ReportDraft, boolean][] = [
    ['kind', opens && !draft.kind], ['place', opens && !draft.place.trim()], ['course', !draft.course.trim()],
    ['author', !draft.author.trim()], ['contactPhone', !draft.contactPhone.trim()],
  ];
  return wanted.filter(([, absent]) => absent).map(([field]) => ({ field, severity: 'blocks', code: 'missing' }));
}

function times(draft: ReportDraft, now: number): Check[] {
  const fields = ['occurredAt', 'knownAt', 'asOf', 'informedAt', 'responseStartedAt', 'responseEndedAt'] as const;
  const typed = (field: (typeof fields)[number]) => draft[field] ?? '';
  const said = (field: (typeof fields)[number]) => typedTime(typed(field), now);
  const instant = (field: (typeof fields)[number]) => {
    const time = said(field);
    return time?.kind === 'at' ? time.at : undefined;
  };
  const unread = fields.filter((field) => typed(field).trim() && (said(field) === undefined || (field !== 'occurredAt' && said(field)?.kind === 'unknown')));
  const future = fields.filter((field) => (instant(field) ?? 0) > now + TOLERANCE);
  const [occurred, known] = [instant('occurredAt'), instant('knownAt')];
  const turned = occurred !== undefined && known !== undefined && known < occurred;
  const stop = (code: string) => (field: (typeof fields)[number]): Check => ({ field, severity: 'blocks', code });
  return [...unread.map(stop('notTime')), ...future.map(stop('future')), ...(turned ? [{ field: 'knownAt', severity: 'warns', code: 'knownBefore' } as const] : [])];
}

const numbers = (draft: ReportDraft): Check[] => (['latitude', 'longitude', 'magnitude', 'depthKm'] satisfies NumberName[])
  .filter((field) => Number.isNaN(typedNumber(field, draft[field]))).map((field) => ({ field, severity: 'blocks', code: 'notNumber' }));

const figure = (draft: ReportDraft, name: FigureName) => (/^\d+$/.test(draft.figures[name] ?? '') ? Number(draft.figures[name]) : undefined);
const LEVELS = [['I', 30], ['II', 10], ['III', 3], ['IV', 1]] as const;

/** What dead and missing alone make of it; the filer judges the rest. */
function measured(draft: ReportDraft): Check[] {
  const [dead, lost] = [figure(draft, 'dead'), figure(draft, 'missing')];
  const people = (dead ?? 0) + (lost ?? 0);
  const level = LEVELS.find(([, least]) => people >= least)?.[0];
  return level ? [{ field: 'levelConfirmed', severity: 'informs', code: 'measured', words: { level, people } }] : [];
}

function fallen(draft: ReportDraft, before: { [name in FigureName]?: number | null | undefined }): Check[] {
  const dead = figure(draft, 'dead');
  const follows = draft.stage === 'update' || draft.stage === 'final';
  return typeof before.dead === 'number' && dead !== undefined && dead < before.dead && !draft.correctionNote?.trim()
    ? [{ field: 'figures', severity: follows ? 'returns' : 'warns', code: 'fallen', words: { before: before.dead, after: dead } }] : [];
}

export interface Around { now: number; owed?: ObligationView | undefined; before?: { [name in FigureName]?: number | null | undefined } | undefined }

/** Beside the field, at every key press: what stops it, what would bring it back, what to think of, what follows. */
export function checksOf(draft: ReportDraft, { now, owed, before }: Around): Check[] {
  const written = draft.stage !== 'phone';
  const late = owed ? lateMinutes((now - Date.parse(owed.dueAt)) / 1000) : 0;
  const asks = REQUEST.exec(draft.course)?.[0];
  const known = Object.values(draft.figures).some((value) => /^\d+$/.test(value ?? ''));
  return [
    ...missing(draft), ...times(draft, now), ...numbers(draft),
    ...(written && !draft.signer.trim() ? [{ field: 'signer', severity: 'returns', code: 'signer' } as const] : []),
    ...(asks ? [{ field: 'course', severity: 'returns', code: 'asks', words: { text: asks } } as const] : []),
    ...(written && !draft.measures.trim() ? [{ field: 'measures', severity: 'warns', code: 'measures' } as const] : []),
    ...(written && !draft.sourceKind && !draft.sourceWho?.trim() ? [{ field: 'sourceKind', severity: 'returns', code: 'source' } as const] : []),
    ...(known && !draft.asOf ? [{ field: 'asOf', severity: 'warns', code: 'asOf' } as const] : []),
    ...fallen(draft, before ?? {}), ...measured(draft),
    ...(late > 0 ? [{ field: 'stage', severity: 'informs', code: 'late', words: { count: late } } as const] : []),
  ];
}

/** Moves what is asked for out of the course. */
export function moveRequest(draft: ReportDraft): { course: string; needs: string } {
  const asks = REQUEST.exec(draft.course)?.[0] ?? '';
  const course = draft.course.replace(asks, '').replaceAll(/[，；]([。])/g, '$1').replaceAll(/([。，；])\1+/g, '$1').replace(/^[，。；]/, '');
  return { course, needs: [draft.needs.trim(), asks].filter(Boolean).join('；') };
}
