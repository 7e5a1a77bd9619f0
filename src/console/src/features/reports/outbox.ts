import { Refused } from '../../api/http';
import type { FileReportReply, FileReportRequest, RefusalBody } from '../../api/types';
import { dropWaiting, filedWaiting, moveOver, putWaiting, refuseWaiting, waitingOf, type Waiting } from './queueStore';

export type { Waiting } from './queueStore';

type File = (request: FileReportRequest) => Promise<FileReportReply>;
type OnFiled = (reply: FileReportReply) => void;

const FIRST_DROPPED: RefusalBody = {
  type: 'about:blank', code: 'outbox.first-dropped', status: 409, field: null, findings: [], traceId: '',
  title: { zh: '所续的首报已撤下，没有事件可续', en: 'The first report that this follows was dropped: there is no incident to follow up' },
};

/** Of a refusal that says "not now" (nobody is signed in, too many at once, the server is not well) nothing is wrong with the report itself. */
const isPassing = (status: number): boolean => status === 401 || status === 408 || status === 429 || status >= 500;

/** Tabs tell each other, and the worker tells the tabs, that the queue is another one now, and what came of a report. */
const CHANNEL = 'outbox';
interface Told { user: string; reply?: FileReportReply | undefined }

/** Reports that wait for the line: kept on the device, sent strictly in the order of filing. What is refused stays until somebody mends or drops it. */
export class Outbox {
  private moved: Promise<void> | undefined;
  private readonly channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
  private readonly listeners = new Set<(reply?: FileReportReply) => void>();

  constructor(private readonly user: string) {
    this.channel?.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (data.user === this.user) this.tell(data.reply);
    });
  }

  /** The reply comes with it when the report was sent from elsewhere: by another tab, or by the worker. */
  subscribe(listener: (reply?: FileReportReply) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.channel?.close();
  }

  private tell(reply?: FileReportReply): void {
    for (const listener of this.listeners) listener(reply);
  }

  private changed(reply?: FileReportReply): void {
    this.channel?.postMessage({ user: this.user, reply } satisfies Told);
    this.tell();
  }

  async items(): Promise<Waiting[]> {
    this.moved ??= moveOver(this.user, FIRST_DROPPED);
    await this.moved;
    return waitingOf(this.user);
  }

  async put(one: Waiting): Promise<void> {
    await putWaiting(this.user, one, FIRST_DROPPED);
    this.changed();
  }

  /** Back into its form: what follows it goes on waiting for it. */
  async take(reportId: string): Promise<void> {
    await dropWaiting(this.user, reportId, undefined);
    this.changed();
  }

  async drop(reportId: string): Promise<void> {
    await dropWaiting(this.user, reportId, FIRST_DROPPED);
    this.changed();
  }

  /** A report was filed past the queue: what waits for its incident may go. */
  async filed(reply: FileReportReply): Promise<void> {
    await filedWaiting(this.user, reply);
    this.changed();
  }

  /** Sends what waits, one after another; stops when the line breaks again, and says whether it came to the end. */
  async send(file: File, onFiled: OnFiled): Promise<boolean> {
    let whole = false;
    await alone(`outbox:${this.user}`, async () => {
      try {
        // In the order in which they were filed: the server numbers them so.
        // oxlint-disable-next-line no-await-in-loop
        for (let next = await this.next(); next; next = await this.next()) await this.sendOne(next, file, onFiled);
        whole = true;
      } catch {
        // The line is cut again: the rest waits for the next time it is back.
      }
    });
    return whole;
  }

  private async next(): Promise<Waiting | undefined> {
    return (await this.items()).find((one) => !one.refusal && !one.after);
  }

  private async sendOne({ request }: Waiting, file: File, onFiled: OnFiled): Promise<void> {
    let reply: FileReportReply;
    try {
      reply = await file(request);
    } catch (error) {
      if (!(error instanceof Refused) || isPassing(error.refusal.status)) throw error;
      await refuseWaiting(request.reportId, error.refusal);
      this.changed();
      return;
    }
    await filedWaiting(this.user, reply);
    onFiled(reply);
    this.changed(reply);
  }
}

const asking = new Map<string, number>();
let here: Promise<void> = Promise.resolve();

/** One at a time across all tabs and the worker where the browser has locks, else within this page; twice is harmless, only wasteful. One that waits its turn finds whatever came meanwhile, so more need not wait. */
async function alone(name: string, act: () => Promise<void>): Promise<void> {
  const before = asking.get(name) ?? 0;
  if (before > 1) return;
  asking.set(name, before + 1);
  try {
    if (navigator.locks) await navigator.locks.request(name, act);
    else await (here = here.then(act));
  } finally {
    asking.set(name, (asking.get(name) ?? 1) - 1);
  }
}
