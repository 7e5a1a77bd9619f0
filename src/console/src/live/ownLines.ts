import { useSyncExternalStore } from 'react';
import { dutyNow } from './clock';
import type { LogEntry } from './log';

// What happened at this desk and nowhere else: a tone that was silenced, a line that was cut. Lines of the log like the others.
const KEPT = 50;
const listeners = new Set<() => void>();
let lines: readonly LogEntry[] = [];

export function sayHere(kind: string, data: unknown): void {
  const time = dutyNow();
  lines = [...lines.slice(1 - KEPT), { key: `${kind}|${time}`, at: new Date(time).toISOString(), time, kind, unitCode: '', data, live: true }];
  for (const listener of listeners) listener();
}

export function useOwnLines(): readonly LogEntry[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => lines);
}
