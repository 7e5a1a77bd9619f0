import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

const HOLD = 2000;

interface Settled<T> { rows: T[]; waiting: number; onTouch: () => void; release: () => void }

/**
 * Keeps rows where they are while somebody points at or stands on one of them (2 s after the last movement), and says how many
 * came meanwhile. `freshen` shows in a held row what is known of it now, as high as it stands; what is gone stays drawn from its last data.
 */
export function useSettled<T>(rows: T[], keyOf: (row: T) => string, freshen: (held: T, now: T) => T): Settled<T> {
  const [held, setHeld] = useState<T[]>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = useRef(rows);
  const release = useCallback(() => {
    clearTimeout(timer.current);
    setHeld(undefined);
  }, []);
  const onTouch = useCallback(() => {
    setHeld((old) => old ?? shown.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setHeld(undefined), HOLD);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const { stay, waiting } = useMemo(() => (held && held !== rows ? hold(held, rows, keyOf, freshen) : { stay: rows, waiting: 0 }), [held, rows, keyOf, freshen]);
  useEffect(() => {
    if (!held) shown.current = rows;
  }, [held, rows]);
  return { rows: stay, waiting, onTouch, release };
}

function hold<T>(held: T[], rows: T[], keyOf: (row: T) => string, freshen: (held: T, now: T) => T): { stay: T[]; waiting: number } {
  const now = new Map(rows.map((row) => [keyOf(row), row]));
  const kept = new Set(held.map(keyOf));
  const come = [...now.keys()].filter((key) => !kept.has(key)).length;
  const stay = held.map((row) => {
    const fresh = now.get(keyOf(row));
    return fresh === undefined ? row : freshen(row, fresh);
  });
  return { stay, waiting: come };
}
