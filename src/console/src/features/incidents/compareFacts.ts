import { FIGURE_NAMES, type FigureName, type ReportView } from '../../api/types';
import { SECTIONS, type SectionName } from './storyFacts';
import { textDiff, type Piece } from './textDiff';

export interface FigurePair { name: FigureName; left: number | null; right: number | null; differs: boolean }
/** Each side with its own marks; without any when the text was written anew. */
export interface TextPair { name: SectionName; left: Piece[]; right: Piece[]; differs: boolean }
export interface Comparison { figures: FigurePair[]; texts: TextPair[]; sameMoment: boolean }

function pair(name: SectionName, left: string, right: string): TextPair {
  const pieces = left && right ? textDiff(left, right) : undefined;
  const whole = (text: string, kind: Piece['kind']): Piece[] => (text ? [{ kind, text }] : []);
  const differs = left !== right;
  return {
    name, differs,
    left: pieces?.filter((piece) => piece.kind !== 'new') ?? whole(left, differs ? 'gone' : 'same'),
    right: pieces?.filter((piece) => piece.kind !== 'gone') ?? whole(right, differs ? 'new' : 'same'),
  };
}

/** Any two reports, whoever filed them: what either of them says, and where they differ. Unknown against a number is a difference, and no contradiction. */
export function compare(left: ReportView, right: ReportView): Comparison {
  const figure = (report: ReportView, name: FigureName) => report.content.figures?.[name] ?? null;
  const text = (report: ReportView, name: SectionName) => report.content[name]?.trim() ?? '';
  return {
    figures: FIGURE_NAMES.map((name) => ({ name, left: figure(left, name), right: figure(right, name) })).filter((one) => one.left !== null || one.right !== null)
      .map((one) => ({ ...one, differs: one.left !== one.right })),
    texts: SECTIONS.map((name) => ({ name, left: text(left, name), right: text(right, name) })).filter((one) => one.left || one.right).map((one) => pair(one.name, one.left, one.right)),
    sameMoment: (left.content.asOf ?? left.receivedAt) === (right.content.asOf ?? right.receivedAt),
  };
}

/** What one compares first: the newest with the one before it of the same unit, else with the newest of another. */
export function firstPair(reports: ReportView[]): [ReportView, ReportView] | undefined {
  const newest = reports.toSorted((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt) || b.no - a.no);
  const [last] = newest;
  const before = newest.slice(1).find((one) => one.unitCode === last?.unitCode) ?? newest[1];
  return last && before ? [before, last] : undefined;
}
