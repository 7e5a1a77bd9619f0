import { useCallback, useMemo } from 'react';
import type { ObligationView } from '../../api/types';
import { useTicked } from '../../live/ticker';
import type { MapState } from './states';

const NONE: ObligationView[] = [];

/** How each county stands now. Re-renders only when one of them changes, by an event or because an instant went by. */
export function useCountyStates(
  owedBy: ReadonlyMap<string, ObligationView[]>, standing: (owed: ObligationView[], now: number) => MapState, codes: readonly string[],
): ReadonlyMap<string, MapState> {
  const choose = useCallback((now: number) => codes.map((code) => standing(owedBy.get(code) ?? NONE, now)).join(' '), [owedBy, standing, codes]);
  const states = useTicked(choose);
  return useMemo(() => {
    const each = states.split(' ') as MapState[];
    return new Map(codes.map((code, place) => [code, each[place] ?? 'none']));
  }, [codes, states]);
}
