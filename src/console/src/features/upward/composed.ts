import type { FigureName, FileReportRequest, UpwardDraft } from '../../api/types';
import { newId } from '../../live/intent';
import { figuresOf, type TypedFigures } from '../../words/figureInput';

export const PASSAGES = ['course', 'measures', 'trend', 'nextSteps', 'cause'] as const;
export type Passage = (typeof PASSAGES)[number];

/** What an officer writes of a report to the province; whatever else it holds is the draft's. */
export interface Composed extends Record<Passage, string> {
  commandId: string; reportId: string; title: string; figures: TypedFigures; correctionNote: string; signer: string; author: string; contactPhone: string; addressee: string;
}

const ALWAYS: FigureName[] = ['dead', 'missing', 'trapped', 'injured', 'rescued', 'evacuated', 'affected'];
/** These are no whole numbers: they go up as the counties told them. */
const NOT_TYPED = new Set<string>(['lossYuan', 'burnedHectares']);

/** Those that matter always, and whatever else a county told. */
export function figureNames({ report, openFigures }: UpwardDraft): FigureName[] {
  const told = [...Object.entries(report.figures ?? {}).filter(([, value]) => value !== null).map(([name]) => name), ...openFigures.map((one) => one.name)];
  return [...new Set<string>([...ALWAYS, ...told])].filter((name) => !NOT_TYPED.has(name)) as FigureName[];
}

export function composedOf(draft: UpwardDraft): Composed {
  const { report } = draft;
  const figures: TypedFigures = {};
  for (const name of figureNames(draft)) figures[name] = String(report.figures?.[name] ?? '');
  return {
    commandId: newId(), reportId: newId(), title: report.title ?? '', course: report.course ?? '', measures: report.measures ?? '', trend: report.trend ?? '', nextSteps: report.nextSteps ?? '', cause: report.cause ?? '',
    figures, correctionNote: '', signer: '', author: report.author ?? '', contactPhone: '', addressee: report.addressees?.[0] ?? '',
  };
}

const text = (value: string) => value.trim() || null;

export function toUpward({ report }: UpwardDraft, typed: Composed): FileReportRequest {
  const { lossYuan = null, burnedHectares = null } = report.figures ?? {};
  const addressee = text(typed.addressee);
  // The reason is that the text says so: with the sentence gone, so is the reason.
  const explained = typed.course.includes(report.course?.split('\n').at(-1) ?? '');
  return {
    ...report, commandId: typed.commandId, reportId: typed.reportId, title: text(typed.title), course: text(typed.course), measures: text(typed.measures), trend: text(typed.trend), nextSteps: text(typed.nextSteps),
    cause: text(typed.cause), figures: { ...figuresOf(typed.figures), lossYuan, burnedHectares }, correctionNote: text(typed.correctionNote), signer: text(typed.signer), author: text(typed.author),
    contactPhone: text(typed.contactPhone), addressees: addressee ? [addressee] : [], keptWarnings: explained ? report.keptWarnings ?? [] : [],
  };
}
