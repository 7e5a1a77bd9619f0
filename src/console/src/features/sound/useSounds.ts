import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { useDuty, useLinkStatus } from '../../live/LiveProvider';
import { sayHere } from '../../live/ownLines';
import { onTick, useTicked } from '../../live/ticker';
import { hourOf } from '../../words/time';
import { lastRing, NOTIFY_AFTER } from './escalation';
import { openPages, toneOf, volumeOf, withinTenMinutes } from './occasions';
import { isMuted, soundSettings } from './settings';
import { play, unlock, type Tone } from './tones';

/** What is laid just after catching up was missed before: it is summed up by one tone, not told anew. */
const SETTLING = 1000;

function sound(tone: Tone, share = 1): void {
  const settings = soundSettings();
  if (!isMuted(settings, Date.now())) play(tone, volumeOf(tone, settings.volume * share, hourOf(dutyNow())));
}

/** Reports, answers and lateness as they come. Silent while history is read or made up for. */
function useNews(): void {
  const { cache } = useDuty();
  const { phase, caughtUpAt, caught } = useLinkStatus();
  const before = useRef(cache);
  useEffect(() => {
    const [was, live] = [before.current, phase === 'live' && Date.now() - (caughtUpAt ?? 0) > SETTLING];
    before.current = cache;
    const tone = live && was.cursor !== '' ? toneOf(was, cache) : undefined;
    if (tone) sound(tone);
  }, [cache, phase, caughtUpAt]);
  useEffect(() => {
    if (caughtUpAt !== undefined && caught > 0) sound('notice');
    // Once for each catching up, not for each event of it.
    // oxlint-disable-next-line exhaustive-deps
  }, [caughtUpAt]);
}

function useTenMinutes(owed: readonly ObligationView[]): void {
  const count = useTicked(useCallback((now: number) => withinTenMinutes(owed, now), [owed]));
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) sound('due');
    before.current = count;
  }, [count]);
}

function notify(title: string, body: string): void {
  if (typeof Notification !== 'undefined' && Notification.permission === 'granted') void new Notification(title, { body, tag: 'dutywatch-page', requireInteraction: true });
}

/** A page sounds louder and louder until a key is pressed. That silences it and acknowledges nothing. */
function usePages(unit: string, drill: boolean): void {
  const { t } = useTranslation();
  const { cache } = useDuty();
  const pages = useMemo(() => openPages(cache, unit), [cache, unit]);
  const silenced = useRef(new Set<string>());
  const loud = pages.filter((id) => !silenced.current.has(id)).join(' ');
  useEffect(() => {
    if (loud === '') return undefined;
    const [from, title, prefix] = [performance.now(), document.title, drill ? t('drill.mark') : ''];
    let [rung, told] = [-1, false];
    const ring = () => {
      const elapsed = (performance.now() - from) / 1000;
      const due = lastRing(elapsed);
      if (due && due.at > rung) {
        rung = due.at;
        sound('page', due.volume);
      }
      if (elapsed < NOTIFY_AFTER) return;
      document.title = Math.floor(elapsed) % 2 === 0 ? `◆ ${prefix}${t('sound.waiting', { count: loud.split(' ').length })}` : title;
      if (!told) notify(`${prefix}${t('sound.waiting', { count: loud.split(' ').length })}`, t('sound.answer'));
      told = true;
    };
    const silence = () => {
      for (const id of loud.split(' ')) silenced.current.add(id);
      sayHere('sound.silenced', { seconds: Math.round((performance.now() - from) / 1000) });
      stop();
    };
    const untick = onTick(ring);
    const stop = () => {
      untick();
      document.title = title;
      document.removeEventListener('keydown', silence, true);
    };
    ring();
    document.addEventListener('keydown', silence, true);
    return stop;
  }, [loud, drill, t]);
}

/** Everything that the desk says aloud. */
export function useSounds({ unit, owed, drill }: { unit: string; owed: readonly ObligationView[]; drill: boolean }): void {
  useEffect(() => void unlock(), []);
  useNews();
  useTenMinutes(owed);
  usePages(unit, drill);
}
