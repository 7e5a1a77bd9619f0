import { useCallback, useState } from 'react';

/** localStorage may be full or forbidden: what is typed then lives as long as the page, which is still better than an error. */
export function readStored<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // See above.
  }
}

/** State that survives a reload, kept on every key press. */
export function useStored<T>(key: string, start: () => T): [T, (change: (old: T) => T) => void, () => void] {
  const [value, setValue] = useState<T>(() => readStored<T>(key) ?? start());
  const change = useCallback((edit: (old: T) => T) => setValue((old) => {
    const next = edit(old);
    writeStored(key, next);
    return next;
  }), [key]);
  const forget = useCallback(() => writeStored(key, undefined), [key]);
  return [value, change, forget];
}
