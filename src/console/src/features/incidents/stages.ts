import type { TFunction } from 'i18next';
import type { ObligationView } from '../../api/types';
import { lateMinutes } from '../../words/time';
import { standing, type Standing } from '../../words/obligation';

export interface StageMark { kind: string; text: string; tone: string; title: string }

const gravity: Standing[] = ['missing', 'late', 'soon', 'open', 'met-late', 'met', 'excused'];
const tones: Record<Standing, string> = { missing: 'L', late: 'L', soon: 'S', open: '', met: 'y', 'met-late': 'late', excused: '' };

/** Several units may owe the same stage: the one that stands worst is shown. */
function worst(all: ObligationView[], now: number): ObligationView | undefined {
  const rank = (one: ObligationView) => gravity.indexOf(standing(one, now));
  return all.toSorted((a, b) => rank(a) - rank(b) || b.no - a.no)[0];
}

/** Of follow-ups the one that presses; while none does, the last that came in. The earlier ones say nothing more. */
function tellingUpdate(all: ObligationView[], now: number): ObligationView[] {
  const pressing = all.filter((one) => ['missing', 'late', 'soon'].includes(standing(one, now)));
  if (pressing.length > 0) return pressing;
  const settled = all.filter((one) => one.metAt).toSorted((a, b) => b.no - a.no);
  return settled.length > 0 ? settled.slice(0, 1) : all;
}

function wordsOf(kind: string, one: ObligationView, now: number, t: TFunction): string {
  const name = t(`stage.${kind}`);
  const no = kind === 'update' ? t(`circled.${one.no}`, { defaultValue: String(one.no) }) : '';
  const state = standing(one, now);
  if (state === 'met') return `${name}${no}✓`;
  if (state === 'met-late') return t('stage.metLate', { name: `${name}${no}`, count: lateMinutes(one.lateBySeconds ?? 0) });
  if (state === 'late') return t('stage.late', { name: `${name}${no}` });
  if (state === 'missing') return t('stage.missing', { name: `${name}${no}` });
  return `${name}${no}`;
}

export function stageMarks(obligations: ObligationView[], now: number, t: TFunction): StageMark[] {
  return ['phone', 'first', 'update', 'final'].map((kind) => {
    const all = obligations.filter((one) => one.kind === kind);
    const one = worst(kind === 'update' ? tellingUpdate(all, now) : all, now);
    if (!one) return { kind, text: t(`stage.${kind}`), tone: '', title: t('stage.notOwed') };
    const state = standing(one, now);
    return { kind, text: wordsOf(kind, one, now, t), tone: tones[state], title: t(`obligation.state.${state}`) };
  });
}
