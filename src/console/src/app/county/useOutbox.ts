import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FileReportReply, FileReportRequest } from '../../api/types';
import { Outbox, type Waiting } from '../../features/reports/outbox';
import type { ReportDraft } from '../../features/reports/reportForm';
import { newId } from '../../live/intent';
import { useLinkStatus } from '../../live/LiveProvider';
import { writeStored } from '../../ui/useStored';
import { useFile } from '../useFile';

/** What waits for the line; sent by itself as soon as that is back. */
export function useOutbox(user: string, onFiled: (reply: FileReportReply) => void) {
  const outbox = useMemo(() => new Outbox(`outbox:${user}`), [user]);
  const [items, setItems] = useState<Waiting[]>(() => outbox.items());
  const file = useFile();
  const { phase } = useLinkStatus();
  const look = useCallback(() => setItems(outbox.items()), [outbox]);
  useEffect(() => {
    if (phase === 'live') void outbox.send(file, { onFiled, onChange: look });
  }, [phase, outbox, file, onFiled, look]);
  const hold = useCallback((request: FileReportRequest, draft: ReportDraft, draftKey: string, name: string) => {
    outbox.put({ request, draft, draftKey, name });
    look();
  }, [outbox, look]);
  /** Back into its form: refused words are another command when they come again. */
  const mend = useCallback((one: Waiting) => {
    writeStored(one.draftKey, { ...one.draft, commandId: newId(), filedAt: '' });
    outbox.take(one.request.reportId);
    look();
  }, [outbox, look]);
  const drop = useCallback((one: Waiting) => {
    outbox.take(one.request.reportId);
    look();
  }, [outbox, look]);
  return { items, hold, mend, drop, cut: phase === 'cut' };
}
