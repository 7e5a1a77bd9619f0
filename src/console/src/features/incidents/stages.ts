import type { TFunction } from 'i18next';
import type { ObligationView } from '../../api/types';
import { lateMinutes } from '../../words/time';
import { obligationName, standing, type Standing } from '../../words/obligation';

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

function wordsOf(kind: string, one: ObligationView, now: number, short: boolean, t: TFunction): string {
  const name = t(`stage.${kind}`);
  const no = kind === 'update' ? t(`circled.${one.no}`, { defaultValue: String(one.no) }) : '';
  const state = standing(one, now);
  if (state === 'met') return `${name}${no}✓`;
  if (state === 'met-late') return t(short ? 'stage.metLateShort' : 'stage.metLate', { name: `${name}${no}`, count: lateMinutes(one.lateBySeconds ?? 0) });
  if (state === 'late') return t('stage.late', { name: `${name}${no}` });
  if (state === 'missing') return t('stage.missing', { name: `${name}${no}` });
  return `${name}${no}`;
}

function titleOf(one: ObligationView, state: Standing, t: TFunction): string {
  const name = obligationName(one.kind, one.no, t);
  return `${name} ${state === 'met-late' ? t('obligation.lateBy', { count: lateMinutes(one.lateBySeconds ?? 0) }) : t(`obligation.state.${state}`)}`;
}

/** Four marks stand on two lines: when more than one came late, the minutes are said in short and in full in the title. */
export function stageMarks(obligations: ObligationView[], now: number, t: TFunction): StageMark[] {
  const short = new Set(obligations.filter((one) => one.state === 'met-late').map((one) => one.kind)).size > 1
    || obligations.some((one) => one.state === 'met-late' && (one.lateBySeconds ?? 0) >= 6000);
  return ['phone', 'first', 'update', 'final'].map((kind) => {
    const all = obligations.filter((one) => one.kind === kind);
    const one = worst(kind === 'update' ? tellingUpdate(all, now) : all, now);
    if (!one) return { kind, text: t(`stage.${kind}`), tone: '', title: t('stage.notOwed') };
    const state = standing(one, now);
    return { kind, text: wordsOf(kind, one, now, short, t), tone: tones[state], title: titleOf(one, state, t) };
  });
}
