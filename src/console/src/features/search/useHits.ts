import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Refused } from '../../api/http';
import { searchIncidents } from '../../api/reads';

const TRIES = 3;

/** What the server finds, a page at a time. A refusal is final, and nothing is asked twice: what is found is as of the moment somebody looked. */
export function useHits(query: string) {
  const read = useInfiniteQuery({
    queryKey: ['search', query], queryFn: ({ pageParam }) => searchIncidents(query, pageParam), initialPageParam: '', getNextPageParam: (page) => page.nextPage ?? undefined,
    staleTime: 60_000, placeholderData: keepPreviousData, retryDelay: 1000, retry: (count, error) => !(error instanceof Refused) && count < TRIES,
  });
  const hits = useMemo(() => read.data?.pages.flatMap((page) => page.items) ?? [], [read.data]);
  return { hits, read };
}
