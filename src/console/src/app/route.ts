import { useSyncExternalStore } from 'react';

// Four pages do not earn a router.
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname.replace(/\/+$/, '') || '/');
}

export function go(path: string, from: string | null = null): void {
  history.pushState(from, '', path);
  for (const listener of listeners) listener();
}

/** `from`: what it was found by, for the way back. */
export const goIncident = (id: string, from: 'search' | null = null): void => go(`/incidents/${id}`, from);
export const goSearch = (words = ''): void => go(words ? `/search?q=${encodeURIComponent(words)}` : '/search');

/** The incident that the path names. */
export function incidentOf(path: string): string | undefined {
  return /^\/incidents\/([0-9a-f-]{36})$/i.exec(path)?.[1]?.toLowerCase();
}

/** Back to what it was found by, else to the desk, on the row one came from. */
export function back(): void {
  if (history.state === 'search') {
    history.back();
    return;
  }
  go('/');
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.desk .hit[aria-pressed=true]')?.focus({ preventScroll: true }));
}
