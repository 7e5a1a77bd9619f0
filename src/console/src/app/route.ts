import { useSyncExternalStore } from 'react';

// Two pages do not earn a router.
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

export function go(path: string): void {
  history.pushState(null, '', path);
  for (const listener of listeners) listener();
}
