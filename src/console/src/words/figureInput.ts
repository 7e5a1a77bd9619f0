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

/** Empty is unknown; 0 was written by somebody. */
export function figuresOf(typed: TypedFigures): Figures {
  const figures: Figures = {};
  for (const name of FIGURE_NAMES) {
    const text = typed[name]?.trim() ?? '';
    if (/^\d+$/.test(text)) figures[name] = Number(text);
  }
  return figures;
}
