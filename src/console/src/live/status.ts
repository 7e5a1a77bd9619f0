export type Phase = 'connecting' | 'live' | 'catching' | 'cut';

/** How the link stands. Times are the PC's own, for they only measure spans. */
export interface LinkStatus {
  readonly phase: Phase;
  /** Set when the page was opened without a server: the instant of which what it shows is true. */
  readonly asOf?: string;
  /** When the link was lost. */
  readonly cutAt?: number;
  /** Tries since it was lost, and when the next one is. */
  readonly tries: number;
  readonly retryAt?: number;
  /** Events taken in since the link came back. */
  readonly caught: number;
  /** Set for a while after catching up. */
  readonly caughtUpAt?: number;
  /** For how long it had been lost then. */
  readonly cutFor?: number;
}

export const startStatus: LinkStatus = { phase: 'connecting', tries: 0, caught: 0 };
