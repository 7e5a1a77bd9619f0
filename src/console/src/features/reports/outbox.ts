import { Refused } from '../../api/http';
import type { FileReportReply, FileReportRequest, RefusalBody } from '../../api/types';
import { readStored, writeStored } from '../../ui/useStored';
import type { ReportDraft } from './reportForm';

/** A report that was filed while the line was cut. Its ids are its own, so however often it is sent it is one report. */
export interface Waiting { request: FileReportRequest; draft: ReportDraft; draftKey: string; name: string; refusal?: RefusalBody }

type File = (request: FileReportRequest) => Promise<FileReportReply>;
export interface OutboxSays { onFiled: (reply: FileReportReply) => void; onChange: () => void }

/** Kept in the browser's store, sent in the order of filing. What is refused stays until somebody mends or drops it. */
export class Outbox {
  private running = false;

  constructor(private readonly key: string) {}

  items(): Waiting[] {
    return readStored<Waiting[]>(this.key) ?? [];
  }

  private write(items: Waiting[]): void {
    writeStored(this.key, items.length > 0 ? items : undefined);
  }

  put(one: Waiting): void {
    this.write([...this.items().filter((other) => other.request.reportId !== one.request.reportId), one]);
  }

  take(reportId: string): Waiting | undefined {
    const found = this.items().find((one) => one.request.reportId === reportId);
    this.write(this.items().filter((one) => one !== found && one.request.reportId !== reportId));
    return found;
  }

  private refuse(reportId: string, refusal: RefusalBody): void {
    this.write(this.items().map((one) => (one.request.reportId === reportId ? { ...one, refusal } : one)));
  }

  /** Sends what waits, one after another; stops when the line breaks again. */
  async send(file: File, says: OutboxSays): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      for (let next = this.next(); next; next = this.next()) {
        // In the order in which they were filed: the server numbers them so.
        // oxlint-disable-next-line no-await-in-loop
        await this.sendOne(next, file, says);
      }
    } catch {
      // The line is cut again: the rest waits for the next time it is back.
    } finally {
      this.running = false;
      says.onChange();
    }
  }

  private next(): Waiting | undefined {
    return this.items().find((one) => !one.refusal);
  }

  private async sendOne({ request }: Waiting, file: File, says: OutboxSays): Promise<void> {
    try {
      const reply = await file(request);
      this.take(request.reportId);
      says.onFiled(reply);
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.status === 401 || error.refusal.status >= 500) throw error;
      this.refuse(request.reportId, error.refusal);
    }
    says.onChange();
  }
}
