import { SYNC_TAG } from '../kept/device';
import { sendWaiting } from './sendWaiting';
import { activate, answer, install, type Shell } from './shell';

interface LifeEvent extends Event { waitUntil(promise: Promise<unknown>): void }
interface AskEvent extends Event { readonly request: Request; respondWith(answer: Promise<Response>): void }
interface SyncEvent extends LifeEvent { readonly tag: string }
/** What a worker is given, as far as this one uses it: the page's own types know nothing of it. */
interface WorkerScope {
  addEventListener(name: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(name: 'fetch', listener: (event: AskEvent) => void): void;
  addEventListener(name: 'sync', listener: (event: SyncEvent) => void): void;
  readonly clients: { claim(): Promise<void> };
}

/** Filled in when the console is built: `vite.config.ts`. */
declare const SHELL: Shell;

const shell: Shell = SHELL;
const scope = globalThis as unknown as WorkerScope;

// A new version waits until every page of the old one is closed: nothing changes under the hands of somebody who types.
scope.addEventListener('install', (event) => event.waitUntil(install(shell)));
// The very first one takes the page that brought it, so that it may go offline at once.
scope.addEventListener('activate', (event) => event.waitUntil(activate(shell).then(() => scope.clients.claim())));
scope.addEventListener('fetch', (event) => {
  const response = answer(shell, event.request);
  if (response) event.respondWith(response);
});
scope.addEventListener('sync', (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sendWaiting());
});
