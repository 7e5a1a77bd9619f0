import type { IconName } from '../../ui/Icon';

/** How a county stands. `none`: nobody is on duty there, or nothing is known. */
export type MapState = 'missing' | 'late' | 'soon' | 'open' | 'quiet' | 'none';

/** The worst first: so the list is read, and so names get their room on the map. */
export const MAP_STATES: MapState[] = ['missing', 'late', 'soon', 'open', 'quiet', 'none'];

/** Never by colour alone: every state that is not quiet has a shape, the urgent ones a hatch or a border besides. */
export const stateMarks: Record<MapState, { icon?: IconName; tone: string; fill: string; border: boolean }> = {
  missing: { icon: 'o-miss', tone: 'late', fill: 'missing', border: true },
  late: { icon: 'o-late', tone: 'late', fill: 'late', border: true },
  soon: { icon: 'o-soon', tone: 'soon', fill: 'soon', border: false },
  open: { icon: 'o-open', tone: 't3', fill: 'quiet', border: false },
  // Green is what a human confirmed: that nothing is owed is no such thing.
  quiet: { tone: 't2', fill: 'quiet', border: false },
  none: { icon: 'o-wait', tone: 't3', fill: 'none', border: false },
};

export function countStates(states: Iterable<MapState>): [MapState, number][] {
  const counts = new Map<MapState, number>();
  for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  return MAP_STATES.flatMap((state) => (counts.has(state) ? [[state, counts.get(state) ?? 0] as [MapState, number]] : []));
}
