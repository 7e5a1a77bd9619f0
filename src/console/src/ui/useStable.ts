import { useCallback, useEffect, useRef } from 'react';

/** One function for ever, which does what the latest one given does: what is handed down does not change when something comes. */
export function useStable<A extends unknown[], R>(act: (...args: A) => R): (...args: A) => R {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
