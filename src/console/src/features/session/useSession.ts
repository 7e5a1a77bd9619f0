import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { signOut } from '../../api/commands';
import { onSessionClosed, Refused, setToken } from '../../api/http';
import { readSession } from '../../api/reads';
import type { SessionView } from '../../api/types';
import { setServerTime } from '../../live/clock';

const KEY = ['session'];

function takeIn(session: SessionView, askedAt: number, heardAt: number): SessionView {
  setToken(session.antiforgeryToken);
  setServerTime(session.serverTime, askedAt, heardAt);
  return session;
}

/** null means that nobody is signed in. */
async function whoIsCalling(): Promise<SessionView | null> {
  const askedAt = Date.now();
  try {
    return takeIn(await readSession(), askedAt, Date.now());
  } catch (error) {
    if (error instanceof Refused && error.refusal.status === 401) return null;
    throw error;
  }
}

export function useSession() {
  const queries = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: whoIsCalling, staleTime: Infinity, retry: true, retryDelay: (tries) => Math.min(500 * 2 ** tries, 5000) });
  const forget = useCallback(() => queries.removeQueries({ predicate: (one) => one.queryKey[0] !== KEY[0] }), [queries]);
  const close = useCallback(() => {
    setToken('');
    queries.setQueryData(KEY, null);
    forget();
  }, [queries, forget]);
  useEffect(() => onSessionClosed(close), [close]);
  const open = useCallback((session: SessionView, askedAt: number) => {
    // What another account saw must not be seen by this one.
    forget();
    queries.setQueryData(KEY, takeIn(session, askedAt, Date.now()));
  }, [queries, forget]);
  const leave = useCallback(() => signOut().catch(() => undefined).then(close), [close]);
  // The PC may have slept: its clock is measured against the server's again when somebody looks.
  const again = query.refetch;
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && void again();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [again]);
  return { session: query.data, failed: query.data === undefined ? query.failureReason : null, open, close, leave };
}
