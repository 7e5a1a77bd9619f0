import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { signOut } from '../../api/commands';
import { onSessionClosed, Refused, setToken } from '../../api/http';
import { readSession } from '../../api/reads';
import type { SessionView } from '../../api/types';
import { forgetDesk } from '../../kept/desk';
import { setServerTime } from '../../live/clock';
import { useKeptDesk } from './useKeptDesk';

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
    const session = takeIn(await readSession(), askedAt, Date.now());
    void forgetDesk(session.user).catch(() => undefined);
    return session;
  } catch (error) {
    if (!(error instanceof Refused && error.refusal.status === 401)) throw error;
    void forgetDesk().catch(() => undefined);
    return null;
  }
}

export function useSession() {
  const queries = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: whoIsCalling, staleTime: Infinity, retry: true, retryDelay: (tries) => Math.min(500 * 2 ** tries, 5000) });
  const forget = useCallback(() => queries.removeQueries({ predicate: (one) => one.queryKey[0] !== KEY[0] }), [queries]);
  const close = useCallback(() => {
    setToken('');
    void forgetDesk().catch(() => undefined);
    queries.setQueryData(KEY, null);
    forget();
  }, [queries, forget]);
  useEffect(() => onSessionClosed(close), [close]);
  const open = useCallback((session: SessionView, askedAt: number) => {
    // What another account saw must not be seen by this one.
    forget();
    void forgetDesk(session.user).catch(() => undefined);
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
  const kept = useKeptDesk(query.data, query.failureReason, forget);
  // Without a server the desk opens as it was last known; as soon as there is one, its word is the only one.
  const asOf = query.data === undefined ? kept?.at : undefined;
  // Between two accounts nobody's desk is shown.
  const changing = kept !== undefined && query.data !== undefined && query.data?.user !== kept.user;
  return { session: changing ? undefined : query.data === undefined ? kept?.session : query.data, asOf, failed: query.data === undefined ? query.failureReason : null, open, close, leave };
}
