/** When a page that nobody reacts to sounds, and how loud: the louder and the oftener, the longer it is left. Seconds since it began. */
export interface Ring { at: number; volume: number }

const STEPS = [{ from: 0, volume: 0.4 }, { from: 10, volume: 0.6 }, { from: 20, volume: 0.8, every: 5 }, { from: 40, volume: 1, every: 3 }];
/** From here on the desktop is told as well, and the tab's title flashes. */
export const NOTIFY_AFTER = 40;

/** The last ring that should have been heard by now; before the first there is none. */
export function lastRing(elapsed: number): Ring | undefined {
  const step = STEPS.findLast((one) => elapsed >= one.from);
  if (!step) return undefined;
  const repeats = step.every ? Math.floor((elapsed - step.from) / step.every) * step.every : 0;
  return { at: step.from + repeats, volume: step.volume };
}
