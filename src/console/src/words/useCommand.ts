import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../api/http';
import { problemOf, type Problem } from './problem';

/** Sends once at a time and turns a "no" into words. `refused` tells that the server took nothing, so the intent may be remade. */
export function useCommand<T>(send: () => Promise<T>, done: (reply: T) => void, refused: () => void) {
  const { t, i18n } = useTranslation();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const run = useCallback(async () => {
    // State comes a render late: a double click is faster than that.
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      done(await send());
    } catch (error) {
      if (error instanceof Refused && error.refusal.status !== 401) refused();
      setProblem(problemOf(error, t, i18n.language));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, [send, done, refused, t, i18n]);
  return { run, busy, problem };
}
