import type { FileReportRequest } from '../../../api/types';
import { FIGURE_OF, PATTERNS } from './rules';

type Words = 'course' | 'cause' | 'measures' | 'trend' | 'nextSteps' | 'lessons' | 'aftercare' | 'title' | 'needs' | 'levelBasis' | 'correctionNote' | 'kind' | 'author' | 'contactPhone' | 'signer';
export interface Written { field: string; text: string }

const LEVELS = ['I', 'II', 'III', 'IV', 'below', 'unknown'];
const place = (level: string | null | undefined): number => LEVELS.indexOf(level ?? 'unknown');
const trimmed = (text: string | null | undefined): string => text?.trim() ?? '';
const at = (iso: string | null | undefined): number | undefined => (iso ? Date.parse(iso) : undefined);

/** A report as the checks read it: what is absent and what is empty are the same. */
export class Checked {
  readonly occurredAt: number | undefined;
  readonly knownAt: number | undefined;
  readonly asOf: number | undefined;
  readonly passages: Written[];
  readonly writings: Written[];
  /** What it tells in words, without the title. */
  readonly body: string;

  constructor(readonly request: FileReportRequest) {
    [this.occurredAt, this.knownAt, this.asOf] = [at(request.occurredAt), at(request.knownAt), at(request.asOf)];
    const said = (field: Words) => ({ field, text: this.text(field) });
    this.passages = [said('course'), said('cause'), said('measures'), said('trend'), said('nextSteps'), said('lessons'), said('aftercare')];
    this.writings = [...this.passages, said('title'), { field: 'place.text', text: this.place }, said('needs'), said('levelBasis'), said('correctionNote')];
    this.body = this.passages.map((one) => one.text).filter(Boolean).join('\n');
  }

  text(field: Words): string {
    return trimmed(this.request[field]);
  }

  get place(): string {
    return trimmed(this.request.place?.text);
  }

  get township(): string {
    return trimmed(this.request.place?.townshipCode);
  }

  get source(): string {
    return trimmed(this.request.source?.kind) + trimmed(this.request.source?.who);
  }

  figure(name: string): number | undefined {
    return (this.request.figures as Record<string, number | null | undefined> | undefined)?.[name] ?? undefined;
  }

  sum(...names: string[]): number {
    return names.reduce((sum, name) => sum + (this.figure(name) ?? 0), 0);
  }

  /** The higher of what it is and what it may become: the smaller the more serious. */
  get working(): number {
    return Math.min(place(this.request.levelConfirmed), place(this.request.levelProspective));
  }

  get isGrave(): boolean {
    return this.working <= place('III');
  }

  get isUrgent(): boolean {
    return this.working <= place('II');
  }

  /** Numbers, 无 or 核查中, in the fields or in words: anything but silence. */
  get tellsCasualties(): boolean {
    return (this.request.figureStatus ?? 'none') !== 'none' || (this.figure('dead') ?? this.figure('missing') ?? this.figure('injured')) !== undefined || says('noCasualties', this.body);
  }
}

const compiled = new Map<string, RegExp>();

function pattern(name: keyof typeof PATTERNS): RegExp {
  const known = compiled.get(name) ?? new RegExp(PATTERNS[name], 'gu');
  compiled.set(name, known);
  known.lastIndex = 0;
  return known;
}

export const says = (name: keyof typeof PATTERNS, text: string): boolean => pattern(name).test(text);
export const found = (name: keyof typeof PATTERNS, text: string): RegExpExecArray[] => [...text.matchAll(pattern(name))];

/** `下午3点`, `昨日`, unless a 24-hour time stands right behind it. */
export function looseTimes(text: string): string[] {
  return found('looseTime', text).filter((one) => !says('clockTime', text.slice(one.index + one[0].length, one.index + one[0].length + 10))).map((one) => one[0]);
}

/** `死亡2人`, `2人死亡`, `转移群众126人`. Numbers in Chinese characters are left alone. */
export function casualtyNumbers(text: string): { figure: string; value: number; text: string }[] {
  return [...found('numberBehind', text), ...found('numberBefore', text)].flatMap((one) => {
    const [value, figure] = [one.groups?.['n'] ?? '', FIGURE_OF[one.groups?.['what'] ?? '']];
    return /^\d+$/.test(value) && figure ? [{ figure, value: Number(value), text: one[0] }] : [];
  });
}

/** 大概, 可能, 据说, 左右, 若干 in the same clause as a number of casualties. */
export function vagueCasualties(text: string): string[] {
  return text.split(/[，。；、\n]/).filter((clause) => says('casualty', clause) && says('amount', clause)).flatMap((clause) => found('vague', clause).map((one) => one[0]));
}

/** What asks a superior for something; what a citizen is quoted with asks nobody. */
export function requests(text: string): string[] {
  return found('request', text.replaceAll(pattern('quotation'), '')).map((one) => one[0]);
}
