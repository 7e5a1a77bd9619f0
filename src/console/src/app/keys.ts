import { useEffect, useRef } from 'react';
import { readStored, writeStored } from '../ui/useStored';

export type KeyMap = Partial<Record<string, () => void>>;

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

const OFF = 'single-keys-off';

/** Whoever works by voice or with a trembling hand can switch single keys off; those that are no letters stay. */
export const singleKeysOff = (): boolean => readStored<boolean>(OFF) ?? false;
export const switchSingleKeys = (off: boolean): void => writeStored(OFF, off ? true : undefined);

/** Single keys act only outside text fields, and never with Ctrl, Alt or Meta: those are the browser's. */
export function useKeys(map: KeyMap): void {
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || typing(event.target)) return;
      if (event.key.length === 1 && event.key !== '?' && singleKeysOff()) return;
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      // Enter on a focused button is that button's, rows apart.
      const onButton = event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('button:not(.hit),a') !== null;
      if (!act || onButton) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
