import { FIGURE_NAMES, type FigureName, type Figures } from '../api/types';

/** Written into a figure's place: somebody is finding out. */
export const CHECKING = 'H';
export type TypedFigures = { [name in FigureName]?: string };

/** What was typed into a figure's place: digits, `?` for unknown (also when nothing is left), `H` for being checked. */
export function typedFigure(text: string): string {
  if (/[?？]/.test(text)) return '';
  if (/h/i.test(text)) return CHECKING;
  return text.replaceAll(/\D/g, '').slice(0, 9);
}

/** Yuan and hectares: with a point, and with the unit that people say: 120万, 1.2亿, 15亩. */
export const AMOUNTS = new Set<FigureName>(['lossYuan', 'burnedHectares']);
const TIMES: Record<string, number> = { 万: 10_000, 亿: 100_000_000, 亩: 1 / 15 };

export function typedAmount(text: string): string {
  if (/[?？]/.test(text)) return '';
  if (/h/i.test(text)) return CHECKING;
  const plain = text.replaceAll(/[^\d.万亿亩]/g, '');
  const said = /^(\d+(?:\.\d*)?)([万亿亩])/.exec(plain);
  if (said) return String(Number((Number(said[1]) * (TIMES[said[2] ?? ''] ?? 1)).toFixed(2)));
  return /^\d{1,13}(?:\.\d{0,2})?/.exec(plain)?.[0] ?? '';
}

/** 约300, 300余: about so many. */
export const saysAbout = (text: string): boolean => /[约余多~≈+]|about/i.test(text);

/** Empty is unknown; 0 was written by somebody. */
export function figuresOf(typed: TypedFigures): Figures {
  const figures: Figures = {};
  for (const name of FIGURE_NAMES) {
    const text = typed[name]?.trim() ?? '';
    if (/^\d+$/.test(text) || (AMOUNTS.has(name) && /^\d+\.\d*$/.test(text))) figures[name] = Number(text);
  }
  return figures;
}
