import { useCallback, useEffect, useRef, useState } from 'react';

const HOLD = 2000;

/**
 * Keeps rows where they are while somebody points at or stands on one of them (2 s after the last movement), and says how many
 * came meanwhile. What is gone stays drawn from its last data.
 */
export function useSettled<T>(rows: T[], keyOf: (row: T) => string): { rows: T[]; waiting: number; onTouch: () => void; release: () => void } {
  const [held, setHeld] = useState<string[]>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const known = useRef(new Map<string, T>());
  const order = useRef<string[]>([]);
  const release = useCallback(() => {
    clearTimeout(timer.current);
    setHeld(undefined);
  }, []);
  const onTouch = useCallback(() => {
    setHeld((old) => old ?? order.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setHeld(undefined), HOLD);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const now = new Map(rows.map((row) => [keyOf(row), row]));
  useEffect(() => {
    known.current = now;
    if (!held) order.current = [...now.keys()];
  });
  if (!held) return { rows, waiting: 0, onTouch, release };
  const before = known.current;
  const stay = held.map((key) => now.get(key) ?? before.get(key)).filter((row) => row !== undefined);
  return { rows: stay, waiting: [...now.keys()].filter((key) => !held.includes(key)).length, onTouch, release };
}
