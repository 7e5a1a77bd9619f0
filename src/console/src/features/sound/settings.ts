import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '../../ui/useStored';

/** Kept on this PC: the loudspeaker is its own. */
export interface SoundSettings { volume: number; testedAt?: number; mutedUntil?: number; reason?: string }

export const LONGEST_MUTE = 600_000;
const KEY = 'sound';
const START: SoundSettings = { volume: 0.8 };
const listeners = new Set<() => void>();
let current = readStored<SoundSettings>(KEY) ?? START;

export const soundSettings = (): SoundSettings => current;

export function setSound(change: Partial<SoundSettings>): void {
  current = { ...current, ...change };
  writeStored(KEY, current);
  for (const listener of listeners) listener();
}

export function useSoundSettings(): SoundSettings {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, soundSettings);
}

/** Muting needs a reason and ends by itself. */
export function mute(reason: string, now: number): boolean {
  if (reason.trim() === '') return false;
  setSound({ mutedUntil: now + LONGEST_MUTE, reason: reason.trim() });
  return true;
}

export const isMuted = (settings: SoundSettings, now: number): boolean => now < (settings.mutedUntil ?? 0);
