/** The tag under which the browser wakes the worker when the network is back, page open or not. */
export const SYNC_TAG = 'outbox';

interface SyncRegistration extends ServiceWorkerRegistration { sync?: { register(tag: string): Promise<void> } }

/** The worker keeps the pages for the time without network. Only of a built console: while it is being written every file is new each time. */
export function startWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  // The desk first: what is kept for later may come later.
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}

/** Asks that the browser does not clear away what waits when it runs short of room. */
export async function askToStay(): Promise<void> {
  await navigator.storage?.persist?.().catch(() => false);
}

/** Where the browser can, the worker sends what waits although nobody has the page open. */
export async function sendInBackground(): Promise<void> {
  const registration: SyncRegistration | undefined = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  await registration?.sync?.register(SYNC_TAG).catch(() => undefined);
}
