import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { applyBatches } from './applyEvent';
import { emptyCache, type DutyCache, type Snapshot } from './cache';
import { dutyNow } from './clock';
import { buildHub, isSessionClosed } from './hub';
import { Intake } from './intake';
import { laySnapshot } from './laySnapshot';
import { Link } from './link';
import { loadSnapshot } from './snapshot';
import type { LinkStatus } from './status';

const KEY = ['duty'];
const LinkContext = createContext<Link | undefined>(undefined);

function makeLink(queries: QueryClient, onClosed: () => void): { link: Link; intake: Intake } {
  const intake = new Intake((batches) => queries.setQueryData<DutyCache>(KEY, (cache) => cache && applyBatches(cache, batches)));
  const link = new Link({
    build: buildHub,
    isSessionClosed,
    cursor: () => intake.cursor ?? queries.getQueryData<DutyCache>(KEY)?.cursor ?? '',
    onBatch: intake.take,
    onSessionClosed: onClosed,
  });
  return { link, intake };
}

function useSnapshot() {
  return useQuery({ queryKey: KEY, queryFn: loadSnapshot, staleTime: Infinity, gcTime: Infinity, retry: true, retryDelay: (tries) => Math.min(500 * 2 ** tries, 5000),
    // Sharing would compare the whole present at each event; applyEvent already keeps what did not change.
    structuralSharing: false });
}

interface Parts {
  onClosed: () => void;
  /** The page was opened without a server and shows what was known at this instant; gone as soon as the server has answered. */
  asOf?: string | undefined;
  children: ReactNode;
}

/** Reads the present, then follows it. Everything below reads the cache; nothing below listens to the hub. */
export function LiveProvider({ onClosed, asOf, children }: Parts) {
  const queries = useQueryClient();
  const [{ link, intake }] = useState(() => makeLink(queries, onClosed));
  const { data } = useSnapshot();
  // What was kept on the device has no cursor to follow from: it gives way to a reading of the present.
  const old = data?.cursor === '';
  const read = data !== undefined && !old;
  useEffect(() => {
    if (asOf !== undefined) link.startCut(asOf, Date.parse(asOf) + Date.now() - dutyNow());
    else if (old) void queries.refetchQueries({ queryKey: KEY });
  }, [asOf, old, link, queries]);
  useEffect(() => {
    if (!read) return undefined;
    link.start();
    window.addEventListener('online', link.retryNow);
    window.addEventListener('offline', link.drop);
    return () => {
      window.removeEventListener('online', link.retryNow);
      window.removeEventListener('offline', link.drop);
      link.stop();
      // What waits belongs to this session: the next one must not see it.
      intake.drop();
    };
  }, [read, link, intake]);
  return <LinkContext.Provider value={link}>{children}</LinkContext.Provider>;
}

export function useLink(): Link {
  const link = useContext(LinkContext);
  if (!link) throw new Error('outside LiveProvider');
  return link;
}

export function useLinkStatus(): LinkStatus {
  const link = useLink();
  return useSyncExternalStore(link.subscribe, link.getStatus);
}

export function useDuty(): { cache: DutyCache; loading: boolean; failed: Error | null } {
  const { data, failureReason } = useSnapshot();
  return { cache: data ?? emptyCache, loading: !data, failed: data ? null : failureReason };
}

/** For reads made later (one incident, the phones): laid under the same gate as the first snapshot. */
export function useLaySnapshot(): (read: Snapshot) => void {
  const queries = useQueryClient();
  return (read) => queries.setQueryData<DutyCache>(KEY, (cache) => cache && laySnapshot(cache, read));
}
