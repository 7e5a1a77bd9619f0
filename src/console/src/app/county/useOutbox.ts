import { useCallback, useEffect } from 'react';
import type { FileReportReply, FileReportRequest } from '../../api/types';
import type { Waiting } from '../../features/reports/outbox';
import type { ReportDraft } from '../../features/reports/reportForm';
import { outboxOf, useWaiting } from '../../features/reports/useWaiting';
import { askToStay, sendInBackground } from '../../kept/device';
import { newId } from '../../live/intent';
import { useLinkStatus } from '../../live/LiveProvider';
import { writeStored } from '../../ui/useStored';
import { useFile } from '../useFile';

/** After a "not now" of the server while the line stands. */
const AGAIN = 15_000;

/** What waits for the line; sent by itself as soon as that is back. */
export function useOutbox(user: string, onFiled: (reply: FileReportReply) => void) {
  const items = useWaiting(user);
  const file = useFile();
  const { phase } = useLinkStatus();
  const sendable = items.some((one) => !one.refusal && !one.after);
  useEffect(() => {
    if (phase !== 'live' || !sendable) return undefined;
    const send = () => void outboxOf(user).send(file, onFiled);
    send();
    const timer = setInterval(send, AGAIN);
    return () => clearInterval(timer);
  }, [phase, sendable, items, user, file, onFiled]);
  // The worker or another tab may have been faster: what came of it is told here too.
  useEffect(() => outboxOf(user).subscribe((reply) => reply && onFiled(reply)), [user, onFiled]);
  /** On the device when this resolves. */
  const hold = useCallback(async (request: FileReportRequest, draft: ReportDraft, draftKey: string, name: string) => {
    await outboxOf(user).put({ request, draft, draftKey, name, ...(draft.after ? { after: draft.after } : {}) });
    void askToStay();
    void sendInBackground();
  }, [user]);
  /** Back into its form: refused words are another command when they come again. */
  const mend = useCallback(async ({ draft, request }: Waiting, key: string) => {
    writeStored(key, { ...draft, commandId: newId(), filedAt: '' });
    await outboxOf(user).take(request.reportId);
  }, [user]);
  const drop = useCallback((one: Waiting) => void outboxOf(user).drop(one.request.reportId), [user]);
  /** Filed past the queue, over a line that stands: a follow-up that waits for it may go. */
  const passed = useCallback((reply: FileReportReply) => void outboxOf(user).filed(reply), [user]);
  return { items, hold, mend, drop, passed, sendable, cut: phase === 'cut' };
}
