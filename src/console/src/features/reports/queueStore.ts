import type { FileReportReply, FileReportRequest, RefusalBody } from '../../api/types';
import { asked, withStores } from '../../kept/database';
import { readStored, writeStored } from '../../ui/useStored';
import type { ReportDraft } from './reportForm';

/** A report that waits for the line. Its ids were made when it was filed, so however often it is sent it is one report. */
export interface Waiting {
  request: FileReportRequest; draft: ReportDraft; draftKey: string; name: string; refusal?: RefusalBody;
  /** It is about an incident that itself still waits: the id of the report that opens it. */
  after?: string;
}
interface Row extends Waiting { seq?: number; user: string; reportId: string }
/** Without an incident: it was dropped and will never have one. */
interface SentRow { seq?: number; reportId: string; incidentId: string }

/** How many filed reports are remembered, so that a follow-up that is still being written finds its incident. */
const REMEMBERED = 100;

const byReport = (store: IDBObjectStore, reportId: string) => asked(store.index('reportId').get(reportId) as IDBRequest<Row | undefined>);
const ofUser = (store: IDBObjectStore, user: string) => asked(store.index('user').getAll(user) as IDBRequest<Row[]>);

function plain({ request, draft, draftKey, name, refusal, after }: Row): Waiting {
  return { request, draft, draftKey, name, ...(refusal ? { refusal } : {}), ...(after ? { after } : {}) };
}

/** In the order of filing. */
export function waitingOf(user: string): Promise<Waiting[]> {
  return withStores(['queue'], 'readonly', async (store) => (await ofUser(store('queue'), user)).toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0)).map(plain));
}

/** Reports of other accounts that wait on this device, by account. */
export function waitingOfOthers(user: string | undefined): Promise<Record<string, number>> {
  return withStores(['queue'], 'readonly', async (store) => {
    const counts: Record<string, number> = {};
    for (const row of await asked(store('queue').getAll() as IDBRequest<Row[]>)) if (row.user !== user) counts[row.user] = (counts[row.user] ?? 0) + 1;
    return counts;
  });
}

const known = async (sent: IDBObjectStore, reportId: string) => (await asked(sent.index('reportId').get(reportId) as IDBRequest<SentRow | undefined>))?.incidentId;

async function remember(sent: IDBObjectStore, row: SentRow): Promise<void> {
  const before = await asked(sent.index('reportId').getKey(row.reportId));
  if (before !== undefined) await asked(sent.delete(before));
  await asked(sent.put(row));
  const seqs = await asked(sent.getAllKeys());
  await Promise.all(seqs.slice(0, -REMEMBERED).map((seq) => asked(sent.delete(seq))));
}

/** At the end of the queue, or in its old place when the same report is put again. */
export function putWaiting(user: string, one: Waiting, dropped: RefusalBody): Promise<void> {
  return withStores(['queue', 'sent'], 'readwrite', async (store) => {
    const before = await byReport(store('queue'), one.request.reportId);
    const incidentId = one.after ? await known(store('sent'), one.after) : undefined;
    const { after, ...rest } = one;
    const following = incidentId ? { request: { ...one.request, incidentId } } : incidentId === '' ? { refusal: dropped } : after ? { after } : {};
    const row: Row = { ...rest, user, reportId: one.request.reportId, ...following };
    await asked(store('queue').put(before?.seq === undefined ? row : { ...row, seq: before.seq }));
  });
}

/** Out of the queue. What was to follow it stays, with a reason: without its first report it has no incident. */
export function dropWaiting(user: string, reportId: string, why: RefusalBody | undefined): Promise<void> {
  return withStores(['queue', 'sent'], 'readwrite', async (store) => {
    const queue = store('queue');
    const row = await byReport(queue, reportId);
    if (row?.seq === undefined || row.user !== user) return;
    await asked(queue.delete(row.seq));
    if (!why) return;
    await remember(store('sent'), { reportId, incidentId: '' });
    const later = (await ofUser(queue, user)).filter((one) => one.after === reportId);
    await Promise.all(later.map(({ after: _gone, ...one }) => asked(queue.put({ ...one, refusal: why }))));
  });
}

export function refuseWaiting(reportId: string, refusal: RefusalBody): Promise<void> {
  return withStores(['queue'], 'readwrite', async (store) => {
    const row = await byReport(store('queue'), reportId);
    if (row) await asked(store('queue').put({ ...row, refusal }));
  });
}

/** It is filed: it leaves the queue, and what follows it learns its incident, in one step. */
export function filedWaiting(user: string, { reportId, incidentId }: Pick<FileReportReply, 'reportId' | 'incidentId'>): Promise<void> {
  return withStores(['queue', 'sent'], 'readwrite', async (store) => {
    const [queue, sent] = [store('queue'), store('sent')];
    const rows = await ofUser(queue, user);
    const done = rows.find((one) => one.reportId === reportId);
    if (done?.seq !== undefined) await asked(queue.delete(done.seq));
    const later = rows.filter((one) => one.after === reportId);
    await Promise.all(later.map(({ after: _known, ...one }) => asked(queue.put({ ...one, request: { ...one.request, incidentId } }))));
    await remember(sent, { reportId, incidentId });
  });
}

/** What an older version of the page kept elsewhere moves over, in its order. Twice does no harm. */
export async function moveOver(user: string, dropped: RefusalBody): Promise<void> {
  const key = `outbox:${user}`;
  const old = readStored<Waiting[]>(key) ?? [];
  for (const one of old) {
    // In the order in which they were filed.
    // oxlint-disable-next-line no-await-in-loop
    await putWaiting(user, one, dropped);
  }
  if (old.length > 0) writeStored(key, undefined);
}
