import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { useTicked } from '../../live/ticker';
import { isOwed, obligationName, standing, type Standing } from '../../words/obligation';
import { railSignature } from './order';

const AFTER = 50;
const SAID = new Set<Standing>(['soon', 'late', 'missing', 'met', 'met-late']);

type ById = Readonly<Record<string, ObligationView>>;

/** How each one stands: only what is owed or was owed when last looked can have changed. */
function standings(obligations: ById, owed: readonly ObligationView[], before: ReadonlyMap<string, Standing>, now: number): Map<string, Standing> {
  const all = new Map(owed.map((one) => [one.id, standing(one, now)]));
  for (const id of before.keys()) {
    const one = obligations[id];
    if (one && !all.has(id)) all.set(id, standing(one, now));
  }
  return all;
}

/** Says changes of state aloud, and nothing else: countdowns would never let anybody speak. */
export function Announcer({ obligations, owed, unitWord }: { obligations: ById; owed: readonly ObligationView[]; unitWord: (code: string) => string }) {
  const { t } = useTranslation();
  const before = useRef<Map<string, Standing>>(undefined);
  const [said, setSaid] = useState('');
  const moment = useTicked(useCallback((now: number) => railSignature(owed, now), [owed]));
  useEffect(() => {
    // After the page was drawn: what is said aloud need not hold up what is seen.
    const later = setTimeout(() => {
      const now = standings(obligations, owed, before.current ?? new Map(), dutyNow());
      const changed = [...now].filter(([id, state]) => {
        const old = before.current?.get(id);
        return old !== undefined && state !== old && SAID.has(state);
      }).map(([id]) => obligations[id]).filter((one) => one !== undefined);
      before.current = new Map([...now].filter(([id]) => isOwedNow(obligations[id])));
      if (changed.length === 0) return;
      setSaid(changed.slice(0, 3).map((one) =>
        `${unitWord(one.unitCode)} ${obligationName(one.kind, one.no, t)} ${t(`obligation.state.${standing(one, dutyNow())}`)}`).join(t('list')));
    }, AFTER);
    return () => clearTimeout(later);
    // `unitWord` and `t` change without anything to say.
    // oxlint-disable-next-line exhaustive-deps
  }, [obligations, owed, moment]);
  return <div className="sr" aria-live="polite">{said}</div>;
}

const isOwedNow = (one: ObligationView | undefined) => one !== undefined && isOwed(one);
