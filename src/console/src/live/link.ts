import type { EventBatch, FollowReply } from '../api/types';
import { compareCursors } from './cursor';
import type { Hub } from './hub';
import { startStatus, type LinkStatus } from './status';

export interface LinkParts {
  build: (onHeard: () => void) => Hub;
  isSessionClosed: (error: unknown) => boolean;
  /** The last cursor that was applied. */
  cursor: () => string;
  onBatch: (batch: EventBatch) => void;
  onSessionClosed: () => void;
}

const WAITS = [0, 500, 1000, 2000, 5000];
/** With nothing more coming for this long after following, the present is reached even if the last events were not for us. */
const QUIET = 1500;

/** Keeps one hub connection for as long as the session lives: tries for ever, follows from the last cursor, says how it stands. */
export class Link {
  private status = startStatus;
  private readonly listeners = new Set<() => void>();
  private hub: Hub | undefined;
  /** Each start is a run of its own: what an older one still has in hand ends by itself. */
  private run = 0;
  private skipWait: (() => void) | undefined;
  private present = '';
  private quiet: ReturnType<typeof setTimeout> | undefined;
  heardAt = Date.now();

  constructor(private readonly parts: LinkParts) {}

  getStatus = (): LinkStatus => this.status;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    this.run += 1;
    void this.connect(this.run);
  }

  stop(): void {
    this.run += 1;
    clearTimeout(this.quiet);
    this.skipWait?.();
    const hub = this.hub;
    this.hub = undefined;
    void hub?.stop();
  }

  /** Opened without a server: what is shown is as old as it says. */
  startCut(asOf: string, heardAt: number): void {
    this.heardAt = heardAt;
    this.set({ asOf });
    this.markCut();
  }

  retryNow = (): void => this.skipWait?.();

  /** The PC says that it has no network: a socket would notice only when nothing was heard for a while. */
  drop = (): void => void this.hub?.stop();

  isUp(): boolean {
    return this.status.phase === 'live' || this.status.phase === 'catching';
  }

  invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    return this.hub && this.isUp() ? this.hub.invoke<T>(method, ...args) : Promise.reject(new Error('cut'));
  }

  private set(change: Partial<LinkStatus>): void {
    this.status = { ...this.status, ...change };
    for (const listener of this.listeners) listener();
  }

  private async connect(run: number): Promise<void> {
    for (let tries = 0; run === this.run; tries += 1) {
      // One try after another is the point of the loop.
      // oxlint-disable-next-line no-await-in-loop
      await this.wait(WAITS[Math.min(tries, WAITS.length - 1)] ?? 5000, tries);
      // oxlint-disable-next-line no-await-in-loop
      if (run !== this.run || (await this.attempt(run))) return;
    }
  }

  private wait(milliseconds: number, tries: number): Promise<void> {
    const jittered = milliseconds * (0.8 + Math.random() * 0.2);
    this.set({ tries, retryAt: Date.now() + jittered });
    if (milliseconds === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, jittered);
      this.skipWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async attempt(run: number): Promise<boolean> {
    const hub = this.parts.build(() => {
      this.heardAt = Date.now();
    });
    hub.on('Events', (batch: EventBatch) => this.receive(batch));
    hub.on('Resume', () => void this.follow(hub).catch(() => hub.stop()));
    hub.onclose(() => this.lost(hub));
    try {
      await hub.start();
      await this.follow(hub);
      // Only now: a link that breaks before is this loop's to try again, one that breaks later is `lost`'s.
      if (run === this.run) this.hub = hub;
      else await hub.stop();
      return true;
    } catch (error) {
      await hub.stop().catch(() => undefined);
      if (run === this.run) this.failed(error);
      return false;
    }
  }

  private failed(error: unknown): void {
    this.markCut();
    if (!this.parts.isSessionClosed(error)) return;
    this.run += 1;
    this.parts.onSessionClosed();
  }

  private async follow(hub: Hub): Promise<void> {
    const after = this.parts.cursor();
    this.set({ phase: 'catching', caught: 0 });
    const { present } = await hub.invoke<FollowReply>('Follow', { after });
    this.present = present;
    this.heardAt = Date.now();
    this.settle();
  }

  private receive(batch: EventBatch): void {
    if (this.status.phase === 'catching') this.set({ caught: this.status.caught + batch.events.length });
    this.parts.onBatch(batch);
    if (this.status.phase === 'catching') this.settle();
  }

  private settle(): void {
    clearTimeout(this.quiet);
    if (!this.present) return;
    if (compareCursors(this.parts.cursor(), this.present) >= 0) this.reached();
    else this.quiet = setTimeout(() => this.reached(), QUIET);
  }

  private reached(): void {
    clearTimeout(this.quiet);
    if (this.status.phase !== 'catching') return;
    const { cutAt: _cut, retryAt: _retry, asOf: _kept, ...rest } = this.status;
    this.status = { ...rest, phase: 'live', tries: 0 };
    // What came between the first read and the first event was never missed, so it is not made up for.
    this.set(_cut === undefined ? {} : { caughtUpAt: Date.now(), cutFor: Date.now() - _cut });
  }

  private markCut(): void {
    clearTimeout(this.quiet);
    this.set({ phase: 'cut', cutAt: this.status.cutAt ?? Date.now() });
  }

  private lost(hub: Hub): void {
    if (this.hub !== hub) return;
    this.hub = undefined;
    this.present = '';
    this.markCut();
    void this.connect(this.run);
  }
}
