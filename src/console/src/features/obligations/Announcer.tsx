import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { obligationName, standing, type Standing } from '../../words/obligation';

const SAID = new Set<Standing>(['soon', 'late', 'missing', 'met', 'met-late']);

/** Says changes of state aloud, and nothing else: countdowns would never let anybody speak. */
export function Announcer({ obligations, moment, unitWord }: { obligations: ObligationView[]; moment: string; unitWord: (code: string) => string }) {
  const { t } = useTranslation();
  const before = useRef<Map<string, Standing>>(undefined);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const now = new Map(obligations.map((one) => [one.id, standing(one, dutyNow())]));
    const changed = obligations.filter((one) => {
      const state = now.get(one.id);
      const old = before.current?.get(one.id);
      return old !== undefined && state !== undefined && state !== old && SAID.has(state);
    });
    before.current = now;
    if (changed.length === 0) return;
    setSaid(changed.slice(0, 3).map((one) =>
      `${unitWord(one.unitCode)} ${obligationName(one.kind, one.no, t)} ${t(`obligation.state.${standing(one, dutyNow())}`)}`).join(t('list')));
    // `unitWord` and `t` change without anything to say.
    // oxlint-disable-next-line exhaustive-deps
  }, [obligations, moment]);
  return <div className="sr" aria-live="polite">{said}</div>;
}
