import type { ReportView, UnitView } from '../../api/types';

export type SeriesName = 'dead' | 'missing';
/** What was known from `at` on. Unknown is null and draws nothing. */
export interface Point { at: number; dead: number | null; missing: number | null; reportId: string }
export interface Share { unitCode: string; value: number; at: number }

const asOf = (report: ReportView) => Date.parse(report.content.asOf ?? report.receivedAt);

/** A unit below one that reports too is counted in that one's figures already. */
function counted(reports: ReportView[], units: UnitView[]): ReportView[] {
  const filers = new Set(reports.map((one) => one.unitCode));
  const parents = new Map(units.map((unit) => [unit.code, unit.parent ?? undefined]));
  const below = (code: string): boolean => {
    const parent = parents.get(code);
    return parent !== undefined && (filers.has(parent) || below(parent));
  };
  return reports.filter((one) => !below(one.unitCode)).toSorted((a, b) => asOf(a) - asOf(b) || Date.parse(a.receivedAt) - Date.parse(b.receivedAt));
}

/** The sum over the units of the last that each knows: a report that does not say keeps what was said before. */
export function pointsOf(reports: ReportView[], units: UnitView[]): Point[] {
  const last = new Map<string, { dead: number | null; missing: number | null }>();
  return counted(reports, units).map((report) => {
    const before = last.get(report.unitCode);
    const { dead, missing } = report.content.figures ?? {};
    last.set(report.unitCode, { dead: dead ?? before?.dead ?? null, missing: missing ?? before?.missing ?? null });
    return { at: asOf(report), reportId: report.id, dead: sum([...last.values()].map((one) => one.dead)), missing: sum([...last.values()].map((one) => one.missing)) };
  });
}

function sum(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((all, value) => all + value, 0) : null;
}

/** The parts of the last total, when several units make it: each with the instant it is right for. */
export function sharesOf(reports: ReportView[], units: UnitView[], name: SeriesName): Share[] {
  const last = new Map<string, Share>();
  for (const report of counted(reports, units)) {
    const value = report.content.figures?.[name];
    if (typeof value === 'number') last.set(report.unitCode, { unitCode: report.unitCode, value, at: asOf(report) });
  }
  return [...last.values()];
}

/** 70 for 65: two steps of a round number, so that the middle line has a whole one. */
export function roundTop(highest: number): number {
  const least = Math.max(2, highest);
  const magnitude = 10 ** Math.floor(Math.log10(least));
  const step = [0.2, 0.4, 0.6, 0.8, 1, 1.4, 2, 3, 4, 5, 6, 7, 8, 10].map((one) => one * magnitude).find((one) => one >= least && Number.isInteger(one / 2));
  return step ?? Math.ceil(least / 2) * 2;
}

export interface Frame { left: number; right: number; top: number; bottom: number; from: number; to: number; highest: number }

export const xOf = (frame: Frame, at: number) => frame.left + ((frame.right - frame.left) * (at - frame.from)) / Math.max(1, frame.to - frame.from);
export const yOf = (frame: Frame, value: number) => frame.bottom - ((frame.bottom - frame.top) * value) / frame.highest;

/** Steps, not slopes: nothing is known between two reports. */
export function stepPath(points: Point[], name: SeriesName, frame: Frame): string {
  let path = '';
  for (const point of points) {
    const value = point[name];
    if (value === null) continue;
    const [x, y] = [xOf(frame, point.at).toFixed(1), yOf(frame, value).toFixed(1)];
    path += path ? `H${x}V${y}` : `M${x} ${y}`;
  }
  return path && `${path}H${xOf(frame, frame.to).toFixed(1)}`;
}

export interface Label { x: number; y: number; text: string; point: Point }

/** One label where a value changed; of two that would touch, the later stands. */
export function labelsOf(points: Point[], name: SeriesName, frame: Frame, room = 26): Label[] {
  const labels: Label[] = [];
  let before: number | null = null;
  for (const point of points) {
    const value = point[name];
    if (value === null || value === before) continue;
    before = value;
    const label = { x: xOf(frame, point.at), y: yOf(frame, value), text: String(value), point };
    const touched = labels.at(-1);
    if (touched && label.x - touched.x < room && Math.abs(label.y - touched.y) < 14) labels.pop();
    labels.push(label);
  }
  return labels;
}
