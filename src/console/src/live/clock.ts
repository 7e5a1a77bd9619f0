// Duty time as the server keeps it. The PC's clock is only used to measure how much time went by.
let said = 0;
let heard = 0;
let pace = 1;
let known = false;
let inDrill = false;
const listeners = new Set<() => void>();

/** The server said `serverTime` somewhere between asking and hearing: half the way back is the best guess. */
export function setServerTime(serverTime: string, askedAt: number, heardAt: number): void {
  const at = Date.parse(serverTime);
  if (Number.isNaN(at)) return;
  said = at + ((heardAt - askedAt) / 2) * pace;
  heard = heardAt;
  known = true;
  for (const listener of listeners) listener();
}

/** In a drill duty time goes so many times as fast as the PC's; 0 while it stands. */
export function setPace(times: number): void {
  said = dutyNow();
  heard = Date.now();
  pace = times;
  inDrill = true;
}

export function dutyNow(): number {
  return known ? said + (Date.now() - heard) * pace : Date.now();
}

/** Milliseconds by which this PC is ahead (+) or behind (-), when it is worth saying. A drill's time has nothing to do with the PC's. */
export function pcDifference(): number | undefined {
  const ahead = Date.now() - dutyNow();
  return known && !inDrill && Math.abs(ahead) > 2000 ? ahead : undefined;
}

export function onClockSet(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
