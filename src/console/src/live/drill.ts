import { useSyncExternalStore } from 'react';
import { readDrill } from '../api/reads';
import type { DrillView } from '../api/types';
import { setPace, setServerTime } from './clock';

const LOOK_EVERY = 1000;
const TRY_AGAIN = 2000;

let view: DrillView | undefined;
let realOffset = 0;
let started = false;
const listeners = new Set<() => void>();

/** The server says whether this is a drill, how fast it goes and where it stands. Duty is asked once, a drill every second: it may jump. */
async function look(): Promise<void> {
  const askedAt = Date.now();
  let wait = TRY_AGAIN;
  try {
    const answer = await readDrill();
    const heardAt = Date.now();
    if (answer.drill) {
      setPace(answer.stands ? 0 : answer.speed);
      setServerTime(answer.dutyTime, askedAt, heardAt);
      realOffset = Date.parse(answer.machineTime) - (askedAt + heardAt) / 2;
      wait = LOOK_EVERY;
    } else wait = 0;
    take(answer);
  } catch {
    // No server: the cut-off bar says so. What is known of the drill stays true.
  }
  if (wait > 0) setTimeout(() => void look(), wait);
}

function take(answer: DrillView): void {
  const same = view && view.drill === answer.drill && view.speed === answer.speed && view.stands === answer.stands;
  if (same) return;
  view = answer;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!started) {
    started = true;
    void look();
  }
  return () => listeners.delete(listener);
}

/** Undefined until the server has answered, and while duty is real. */
export function useDrill(): DrillView | undefined {
  const known = useSyncExternalStore(subscribe, () => view);
  return known?.drill ? known : undefined;
}

/** The real time beside the drill's, by the server's clock. */
export function realNow(): number {
  return Date.now() + realOffset;
}
