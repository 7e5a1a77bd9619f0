import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readContacts } from '../api/reads';
import { useDuty } from '../live/LiveProvider';

const HOUR = 3_600_000;

/** When each unit was last heard of: as the server counted it, and what the stream brought since. */
export function useContacts(): ReadonlyMap<string, number> {
  const { cache } = useDuty();
  const { data } = useQuery({ queryKey: ['contacts'], queryFn: readContacts, staleTime: HOUR, refetchInterval: HOUR, retryDelay: 2000 });
  return useMemo(() => {
    const heard = new Map<string, number>();
    const hear = (unit: string, at: string | null | undefined) => {
      const time = at ? Date.parse(at) : Number.NaN;
      if (time > (heard.get(unit) ?? 0)) heard.set(unit, time);
    };
    for (const one of data?.items ?? []) hear(one.unitCode, one.lastAt);
    for (const one of Object.values(cache.reports)) hear(one.unitCode, one.receivedAt);
    for (const one of Object.values(cache.messages)) if (one.answeredAt) hear(one.unitCode, one.answeredAt);
    for (const one of Object.values(cache.log)) if (one.kind === 'check-in.filed') hear(one.unitCode, one.at);
    return heard;
  }, [data, cache.reports, cache.messages, cache.log]);
}
