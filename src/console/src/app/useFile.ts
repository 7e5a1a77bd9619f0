import { useCallback } from 'react';
import { fileReport } from '../api/commands';
import { Refused } from '../api/http';
import type { FileReportReply, FileReportRequest, RefusalBody } from '../api/types';
import { useLink } from '../live/LiveProvider';

type HubReply = FileReportReply | { refusal: RefusalBody };
/** Over the hub a message has a limit that HTTP does not have. */
const HUB_LIMIT = 60_000;

/** Over the hub; when that is down, or breaks underway, over HTTP: the same ids make both one report. */
export function useFile(): (request: FileReportRequest) => Promise<FileReportReply> {
  const link = useLink();
  return useCallback(async (request) => {
    const small = new TextEncoder().encode(JSON.stringify(request)).length < HUB_LIMIT;
    if (!link.isUp() || !small) return fileReport(request);
    let reply: HubReply;
    try {
      reply = await link.invoke<HubReply>('FileReport', request);
    } catch {
      return fileReport(request);
    }
    if ('refusal' in reply) throw new Refused(reply.refusal);
    return reply;
  }, [link]);
}
