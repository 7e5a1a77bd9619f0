import { useQuery } from '@tanstack/react-query';
import { readIncident } from '../../api/reads';
import type { Snapshot } from '../../live/cache';

/** Reads one incident's file once and lays it into the present; from then on events keep it. */
export function useIncident(id: string | undefined, lay: (read: Snapshot) => void) {
  return useQuery({
    queryKey: ['incident', id],
    enabled: id !== undefined,
    staleTime: Infinity,
    retryDelay: 2000,
    queryFn: async () => {
      const file = await readIncident(id ?? '');
      lay({ incidents: [file.incident], reports: file.reports, obligations: file.obligations, alerts: file.alerts });
      return true;
    },
  });
}
