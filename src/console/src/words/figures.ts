import type { TFunction } from 'i18next';
import { FIGURE_NAMES, type FigureName, type Figures } from '../api/types';

const ALWAYS: FigureName[] = ['dead', 'missing', 'injured'];
const order: FigureName[] = [...ALWAYS, ...FIGURE_NAMES.filter((name) => !ALWAYS.includes(name))];

/** Deaths always; then what is known, in order of gravity. */
export function shownFigures(figures: Figures, count: number): FigureName[] {
  const known = order.filter((name) => name === 'dead' || typeof figures[name] === 'number');
  return known.slice(0, count);
}

/** Yuan are shown as 万元 up to 9,999 and as 亿元 beyond; burned area in hectares; everything else is whole. */
export function figureWords(name: FigureName, value: number | null | undefined, t: TFunction): string {
  if (value === null || value === undefined) return t('figure.unknown');
  if (name === 'burnedHectares') return t('figure.hectares', { value });
  if (name !== 'lossYuan') return String(value);
  const wan = value / 10_000;
  return wan < 10_000 ? t('figure.wan', { value: Number(wan.toFixed(2)) }) : t('figure.yi', { value: (wan / 10_000).toFixed(2) });
}
