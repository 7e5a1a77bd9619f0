import { useMemo } from 'react';
import type { FileReportRequest } from '../api/types';
import { Beside } from '../features/incidents/Beside';
import { useIncident } from '../features/incidents/useIncident';
import { useDuty, useLaySnapshot } from '../live/LiveProvider';
import { useUnitWord } from '../words/units';

/** The counties' reports beside the one that goes to the province. */
export function UpwardBeside({ incidentId, report }: { incidentId: string; report: FileReportRequest }) {
  const { cache } = useDuty();
  const unitWord = useUnitWord();
  useIncident(incidentId, useLaySnapshot(), cache.incidents[incidentId]);
  const reports = useMemo(() => Object.values(cache.reports).filter((one) => one.incidentId === incidentId), [cache.reports, incidentId]);
  return <Beside reports={reports} own={report} unitWord={unitWord} />;
}
