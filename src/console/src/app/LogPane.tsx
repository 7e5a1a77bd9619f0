import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyCache } from '../live/cache';
import { dutyNow } from '../live/clock';
import { useLinkStatus } from '../live/LiveProvider';
import type { LogEntry } from '../live/log';
import { sayHere, useOwnLines } from '../live/ownLines';
import { useTicked } from '../live/ticker';
import { Icon, type IconName } from '../ui/Icon';
import { useUnitWord } from '../words/units';
import { clock, dayOf } from '../words/time';
import { STRONG, useLogWords } from './logWords';

const SHOWN = 100;
const FRESH = 6000;

const icons: [string, IconName, string][] = [
  ['report.filed', 'doc', 'cy'], ['check-in', 'o-met', 'ok'], ['obligation.late', 'o-late', 'late'], ['obligation.missing', 'o-miss', 'late'], ['obligation.met-late', 'o-met-late', 'late'],
  ['obligation.met', 'check', 'ok'], ['obligation.stepped', 'arrow', ''], ['obligation', 'clock', ''], ['message.answered', 'checks', 'ok'], ['message.not-reached', 'x', 'late'],
  ['message', 'sms', ''], ['loose-end', 'sms', 'soon'], ['alert.answered', 'checks', 'ok'], ['alert', 'bell', ''], ['lead', 'search', 'cy'], ['incident', 'other', 'cy'], ['link', 'cut', 'soon'], ['sound', 'muted', ''],
];

type About = 'all' | 'reports' | 'told' | 'ladder';
const kindsOf: Record<About, string[]> = { all: [''], reports: ['report.', 'check-in.', 'loose-end.', 'incident.', 'lead.', 'link.'], told: ['message.', 'alert.', 'sound.', 'link.'], ladder: ['obligation.', 'link.'] };

const Line = memo(function Line({ entry, text }: { entry: LogEntry; text: string }) {
  const fresh = useTicked(useCallback((now: number) => entry.live && now - entry.time < FRESH, [entry]));
  const [, icon, tone] = icons.find(([kind]) => entry.kind.startsWith(kind)) ?? ['', 'clock', ''];
  return (
    <li className={`lg ${fresh ? 'fresh' : ''} ${entry.kind === 'link.gap' ? 'gap' : ''}`}><time>{clock(entry.time)}</time><Icon name={icon as IconName} className={tone} />
      <div>{text.split(STRONG).map((part, index) => (index % 2 === 1 ? <b key={part}>{part}</b> : part))}</div></li>
  );
});

/** Each time the link came back: for how long nothing was heard, and how much was made up for. */
function useGaps(): void {
  const { caughtUpAt, cutFor, caught } = useLinkStatus();
  useEffect(() => {
    if (caughtUpAt !== undefined && cutFor !== undefined) sayHere('link.gap', { cutFor, caught });
    // Once for each return; what trickles in afterwards is counted by the chip.
    // oxlint-disable-next-line exhaustive-deps
  }, [caughtUpAt]);
}

function useLines(cache: DutyCache, about: About): { entry: LogEntry; text: string }[] {
  const unitWord = useUnitWord();
  const { language } = useTranslation().i18n;
  const words = useLogWords(useCallback((code: string) => unitWord(code, language === 'en'), [unitWord, language]));
  const said = useMemo(() => ({ words, texts: new WeakMap<LogEntry, string>() }), [words]);
  useGaps();
  const own = useOwnLines();
  const day = useTicked(dayOf);
  return useMemo(() => {
    const soonest = dutyNow() + 2000;
    const today = [...Object.values(cache.log), ...own].filter((entry) => dayOf(entry.time) === day && entry.time <= soonest && kindsOf[about].some((kind) => entry.kind.startsWith(kind)));
    const lines: { entry: LogEntry; text: string }[] = [];
    for (const entry of today.toSorted((a, b) => b.time - a.time)) {
      const text = said.texts.get(entry) ?? said.words(entry);
      said.texts.set(entry, text);
      if (text !== '' && lines.push({ entry, text }) === SHOWN) break;
    }
    return lines;
  }, [cache.log, own, day, about, said]);
}

/** Today's facts, newest first. It pushes only itself. */
export function LogPane({ cache, loading }: { cache: DutyCache; loading: boolean }) {
  const { t } = useTranslation();
  const [about, setAbout] = useState<About>('all');
  const lines = useLines(cache, about);
  return (
    <section className="pane log" aria-label={t('log.title')}>
      <div className="ph"><h2>{t('log.title')}</h2><span className="row abouts">{(Object.keys(kindsOf) as About[]).map((one) => (
        <button key={one} type="button" className={one === about ? 'tag' : 's12 t3'} aria-pressed={one === about} onClick={() => setAbout(one)}>{t(`log.about.${one}`)}</button>
      ))}</span></div>
      {loading ? <div className="bones" aria-hidden="true"><i /><i /><i /></div> : (
        // Scrolled by keyboard too, so it takes the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul className="scroll grow stale" aria-label={t('log.title')} tabIndex={0}>
          {lines.map(({ entry, text }) => <Line key={entry.key} entry={entry} text={text} />)}
          {lines.length === 0 && <li className="quiet t3">{t('log.none')}</li>}
        </ul>
      )}
    </section>
  );
}
