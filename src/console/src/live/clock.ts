// Duty time as the server keeps it. The PC's clock is only used to measure how much time went by.
let offset = 0;
let known = false;
const listeners = new Set<() => void>();

/** The server said `serverTime` somewhere between asking and hearing: half the way back is the best guess. */
export function setServerTime(serverTime: string, askedAt: number, heardAt: number): void {
  const said = Date.parse(serverTime);
  if (Number.isNaN(said)) return;
  offset = said + (heardAt - askedAt) / 2 - heardAt;
  known = true;
  for (const listener of listeners) listener();
}

export function dutyNow(): number {
  return Date.now() + offset;
}

/** Milliseconds by which this PC is ahead (+) or behind (-), when it is worth saying. */
export function pcDifference(): number | undefined {
  return known && Math.abs(offset) > 2000 ? -offset : undefined;
}

export function onClockSet(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
