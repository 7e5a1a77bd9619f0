import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Refused, Unreachable } from '../../api/http';
import type { SessionView } from '../../api/types';
import { readDesk, type KeptDesk } from '../../kept/desk';
import { emptyCache } from '../../live/cache';
import { setServerTime } from '../../live/clock';

/** A server that has said nothing by then is not waited for with an empty screen. */
const PATIENCE = 4000;

const isAway = (error: Error | null): boolean => error instanceof Unreachable || (error instanceof Refused && error.refusal.status >= 500);

/** The desk that is kept on this device, opened when the server does not answer at the start. `answered`: undefined until it has. */
export function useKeptDesk(answered: SessionView | null | undefined, failure: Error | null, forget: () => void): KeptDesk | undefined {
  const queries = useQueryClient();
  const [late, setLate] = useState(false);
  const [kept, setKept] = useState<KeptDesk>();
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  const wanted = answered === undefined && (late || isAway(failure));
  useEffect(() => {
    if (!wanted) return undefined;
    let over = false;
    const openKept = async () => {
      const desk = await readDesk(Date.now());
      if (!desk || over) return;
      const now = Date.now();
      setServerTime(new Date(now + desk.ahead).toISOString(), now, now);
      // Without a cursor: nothing is followed from here, the present is read anew.
      queries.setQueryData(['duty'], { ...emptyCache, incidents: desk.incidents, obligations: desk.obligations });
      queries.setQueryData(['units'], { items: desk.units, nextPage: null, eventCursor: '' });
      setKept(desk);
    };
    void openKept().catch(() => undefined);
    return () => {
      over = true;
    };
  }, [wanted, queries]);
  useEffect(() => {
    if (!kept || answered === undefined) return;
    // Another account than the one whose desk stood here: nothing of it may be seen. The same one keeps its screen while the present is read.
    if (answered?.user === kept.user) void queries.invalidateQueries({ queryKey: ['units'] });
    else forget();
    setKept(undefined);
  }, [answered, kept, queries, forget]);
  return kept;
}
