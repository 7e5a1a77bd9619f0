import { useQuery } from '@tanstack/react-query';
import { Refused } from '../../api/http';
import { readIncident } from '../../api/reads';
import type { IncidentSummary } from '../../api/types';
import type { Snapshot } from '../../live/cache';

/**
 * Reads one incident's file once and lays it into the present; from then on events keep it. What was heard of it and done with it changes only
 * when somebody judges it, hands it on, opens it again or merges another into it, and its clocks when something is filed or falls late; that comes as an event: it then asks for one more read.
 */
export function useIncident(id: string | undefined, lay: (read: Snapshot) => void, about: Pick<IncidentSummary, 'leadState' | 'state' | 'unitCode'> | undefined, moved = 0) {
  return useQuery({
    queryKey: ['incident', id, about?.leadState ?? null, about?.state === 'reopened', about?.state === 'rejected', about?.unitCode ?? null, moved],
    enabled: id !== undefined,
    staleTime: Infinity,
    retryDelay: 2000,
    // What is not there, or not ours, will not be there next time either.
    retry: (_tries, error) => !(error instanceof Refused && error.refusal.status === 404),
    queryFn: async () => {
      const file = await readIncident(id ?? '');
      lay({ incidents: [file.incident], reports: file.reports, obligations: file.obligations, alerts: file.alerts });
      return { leads: file.leads, acts: file.acts, policy: file.policy, upward: file.upward, formers: file.formers, statutory: file.statutory ?? [], findings: file.findings ?? [], concerned: file.concerned ?? [] };
    },
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
  });
}
