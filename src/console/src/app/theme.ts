import { readStored, writeStored } from '../ui/useStored';

type Theme = 'dark' | 'light';
const KEY = 'theme';
const light = () => window.matchMedia('(prefers-color-scheme: light)');

export function currentTheme(): Theme {
  return readStored<Theme>(KEY) ?? (light().matches ? 'light' : 'dark');
}

function show(): void {
  document.documentElement.dataset['theme'] = currentTheme();
}

/** Follows the system until somebody chooses. */
export function startTheme(): void {
  show();
  light().addEventListener('change', show);
}

export function toggleTheme(): void {
  writeStored(KEY, currentTheme() === 'dark' ? 'light' : 'dark');
  show();
}
