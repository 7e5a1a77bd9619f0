import type { EventBatch } from '../api/types';

/** What comes within this time is laid and drawn together: shorter than anybody sees, long enough for a burst to be one change. */
const TOGETHER = 80;

/** Takes batches as they come and hands them on together, in order. */
export class Intake {
  private waiting: EventBatch[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly lay: (batches: EventBatch[]) => void) {}

  /** The cursor of the last batch that waits here; what is laid already is known elsewhere. */
  get cursor(): string | undefined {
    return this.waiting.at(-1)?.cursor;
  }

  take = (batch: EventBatch): void => {
    this.waiting.push(batch);
    this.timer ??= setTimeout(this.flush, TOGETHER);
  };

  drop = (): void => {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = [];
  };

  private readonly flush = (): void => {
    const batches = this.waiting;
    this.drop();
    if (batches.length > 0) this.lay(batches);
  };
}
