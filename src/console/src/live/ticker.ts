import { useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { dutyNow, onClockSet } from './clock';

// One timer for the page. It writes text nodes: nothing re-renders because a second went by.
type Tick = () => void;
const ticks = new Set<Tick>();
let timer: ReturnType<typeof setInterval> | undefined;

function tickAll(): void {
  for (const tick of ticks) tick();
}

onClockSet(tickAll);

export function onTick(tick: Tick): () => void {
  ticks.add(tick);
  timer ??= setInterval(tickAll, 250);
  return () => {
    ticks.delete(tick);
    if (ticks.size > 0 || timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Keeps the text of one element current; `words` may be new at each render. */
export function useTickedText<E extends HTMLElement>(words: (now: number) => string): React.RefObject<E | null> {
  const element = useRef<E>(null);
  useLayoutEffect(() => {
    const write = () => {
      const text = words(dutyNow());
      if (element.current && element.current.textContent !== text) element.current.textContent = text;
    };
    write();
    return onTick(write);
  }, [words]);
  return element;
}

/** Re-renders only when what was chosen changes, for instance when a row crosses from "today" to "within 30 minutes". */
export function useTicked<T extends string | number | boolean | undefined>(choose: (now: number) => T): T {
  const read = useCallback(() => choose(dutyNow()), [choose]);
  return useSyncExternalStore(onTick, read);
}
