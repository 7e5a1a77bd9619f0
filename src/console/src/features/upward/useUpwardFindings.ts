import { useEffect, useState } from 'react';
import { checkUpward } from '../../api/commands';
import type { FileReportRequest, Finding } from '../../api/types';

const AFTER_THE_LAST_KEY = 400;

/** What the server's checks say of the words, a moment after the last key; nothing while it cannot be asked. */
export function useUpwardFindings(incidentId: string, report: FileReportRequest): Finding[] | undefined {
  const [found, setFound] = useState<Finding[]>();
  const words = JSON.stringify(report);
  useEffect(() => {
    const line = new AbortController();
    const tell = (findings: Finding[] | undefined) => {
      if (!line.signal.aborted) setFound(findings);
    };
    const timer = setTimeout(() => checkUpward(incidentId, JSON.parse(words) as FileReportRequest, line.signal).then((reply) => tell(reply.findings), () => tell(undefined)), AFTER_THE_LAST_KEY);
    return () => {
      clearTimeout(timer);
      line.abort();
    };
  }, [incidentId, words]);
  return found;
}
