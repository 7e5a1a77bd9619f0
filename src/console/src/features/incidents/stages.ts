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

/** The last follow-up that is settled and the one that is owed next: the earlier ones say nothing more. */
function latestUpdates(all: ObligationView[]): ObligationView[] {
  const no = Math.max(0, ...all.map((one) => one.no));
  return all.filter((one) => one.no === no);
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
    const one = worst(kind === 'update' ? latestUpdates(all) : all, now);
    if (!one) return { kind, text: t(`stage.${kind}`), tone: '', title: t('stage.notOwed') };
    const state = standing(one, now);
    return { kind, text: wordsOf(kind, one, now, t), tone: tones[state], title: t(`obligation.state.${state}`) };
  });
}
