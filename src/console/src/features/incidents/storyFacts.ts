import type { FigureName, IncidentActView, LeadView, MessageView, ObligationView, ReportView, UpwardView } from '../../api/types';
import { FIGURE_NAMES } from '../../api/types';
import type { AlertHead } from '../../live/cache';
import { grouped } from '../../words/grouped';
import { VERIFY } from '../../words/obligation';
import { textDiff, type Piece } from './textDiff';

export type StoryEntry = { key: string; at: string } & (
  | { kind: 'report'; report: ReportView; before: ReportView | undefined; settled: ObligationView | undefined }
  | { kind: 'upward'; passed: UpwardView; before: UpwardView | undefined; settled: ObligationView | undefined }
  | { kind: 'lead'; lead: LeadView }
  | { kind: 'judged'; lead: LeadView }
  | { kind: 'done'; act: IncidentActView }
  | { kind: 'late'; obligation: ObligationView }
  | { kind: 'told'; alert: AlertHead; people: string[] }
  | { kind: 'answered'; message: MessageView });

export interface StoryFacts { reports: ReportView[]; upward?: UpwardView[] | undefined; leads: LeadView[]; done: IncidentActView[]; obligations: ObligationView[]; alerts: AlertHead[]; messages: MessageView[]; now: number }

/** The obligation a report is remembered for: the one of its own stage, else the one it came latest for; never the room's own verification. */
function settledBy(report: ReportView, obligations: ObligationView[]): ObligationView | undefined {
  const met = obligations.filter((one) => one.metBy === report.id && one.kind !== VERIFY);
  return met.find((one) => one.kind === report.stage) ?? met.toSorted((a, b) => (b.lateBySeconds ?? 0) - (a.lateBySeconds ?? 0))[0];
}

const byTime = (a: { at: string }, b: { at: string }) => Date.parse(b.at) - Date.parse(a.at);

/** What people said and decided, newest first; each report knows the one its unit filed before. */
export function storyOf({ reports, upward = [], leads, done, obligations }: Pick<StoryFacts, 'reports' | 'upward' | 'leads' | 'done' | 'obligations'>): StoryEntry[] {
  const last = new Map<string, ReportView>();
  const told = reports.toSorted((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt) || a.no - b.no).map((report): StoryEntry => {
    const before = last.get(report.unitCode);
    last.set(report.unitCode, report);
    return { key: report.id, at: report.receivedAt, kind: 'report', report, before, settled: settledBy(report, obligations) };
  });
  const heard = leads.flatMap((lead): StoryEntry[] => [
    { key: lead.id, at: lead.recordedAt, kind: 'lead', lead },
    ...(lead.judgedAt && lead.state !== 'open' ? [{ key: `${lead.id}/judged`, at: lead.judgedAt, kind: 'judged' as const, lead }] : []),
  ]);
  const acts = done.map((act): StoryEntry => ({ key: `${act.act}/${act.actedAt}`, at: act.actedAt, kind: 'done', act }));
  return [...heard, ...acts, ...told, ...passedOf(upward, obligations)].toReversed().toSorted(byTime);
}

/** What went to the province, in order; each composed report knows the one before it. */
function passedOf(upward: UpwardView[], obligations: ObligationView[]): StoryEntry[] {
  return upward.map((passed, at): StoryEntry => {
    const met = obligations.filter((one) => one.metBy === passed.id);
    return {
      key: passed.id, at: passed.passedAt, kind: 'upward', passed, before: upward.slice(0, at).findLast((one) => one.content),
      settled: met.find((one) => one.kind === `upward-${passed.stage}`) ?? met[0],
    };
  });
}

/** A composed report as one of the incident's, to be told and compared like them; undefined for what was only said. */
export function upwardReport({ id, incidentId, no, content, passedAt, passedBy }: UpwardView): ReportView | undefined {
  return content ? { id, incidentId, stage: content.stage, no: no ?? 0, unitCode: content.unitCode, receivedAt: passedAt, filedBy: passedBy, door: 'http', content, filedAt: null } : undefined;
}

/** The story with what the clock did and who was told of it. */
export function wholeStory(facts: StoryFacts): StoryEntry[] {
  const late = facts.obligations.filter((one) => Date.parse(one.dueAt) < (one.metAt ? Date.parse(one.metAt) - 999 : facts.now) && one.state !== 'excused')
    .map((obligation): StoryEntry => ({ key: `${obligation.id}/late`, at: obligation.dueAt, kind: 'late', obligation }));
  const messages = grouped(facts.messages, (one) => one.alertId);
  const told = facts.alerts.map((alert): StoryEntry => (
    { key: alert.id, at: alert.raisedAt, kind: 'told', alert, people: [...new Set((messages.get(alert.id) ?? []).map((one) => one.personName))] }));
  const answered = facts.messages.filter((one) => one.answeredAt).map((message): StoryEntry => ({ key: `${message.id}/answered`, at: message.answeredAt ?? '', kind: 'answered', message }));
  return [...storyOf(facts), ...late, ...told, ...answered].toSorted(byTime);
}

export interface FigureStep { name: FigureName; before: number | null | undefined; after: number | null; unexplained: boolean }

/** These fall by themselves when people are found; the others rise, or somebody says why not. */
const FALLING = new Set<FigureName>(['missing', 'trapped', 'exposed', 'resettled']);

/** What a report says of people and things: of the first one all of it, later what changed. `before` undefined: there was no report before. */
export function figureSteps(report: ReportView, before: ReportView | undefined): FigureStep[] {
  return FIGURE_NAMES.map((name): FigureStep => {
    const [old, after] = [before?.content.figures?.[name] ?? null, report.content.figures?.[name] ?? null];
    const fell = old !== null && after !== null && after < old && !FALLING.has(name) && !report.content.correctionNote;
    return { name, before: before ? old : undefined, after, unexplained: fell };
  }).filter(({ before: old, after }) => after !== null && old !== after);
}

export const SECTIONS = ['course', 'cause', 'measures', 'trend', 'nextSteps', 'needs', 'aftercare', 'lessons'] as const;
export type SectionName = (typeof SECTIONS)[number];
export interface Section { name: SectionName; pieces: Piece[]; anew: boolean }

/** What was written, section by section, with marks against the report before; what was only said again is left out. */
export function sectionsOf(report: ReportView, before: ReportView | undefined): Section[] {
  return SECTIONS.flatMap((name): Section[] => {
    const [old, text] = [before?.content[name]?.trim() ?? '', report.content[name]?.trim() ?? ''];
    if (!text || (before && old === text)) return [];
    if (!before) return [{ name, pieces: [{ kind: 'same', text }], anew: false }];
    const pieces = textDiff(old, text);
    return [{ name, pieces: pieces ?? [{ kind: 'same', text }], anew: !pieces }];
  });
}
