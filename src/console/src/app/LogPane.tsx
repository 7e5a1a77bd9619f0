import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyCache } from '../live/cache';
import { dutyNow } from '../live/clock';
import type { LogEntry } from '../live/log';
import { useTicked } from '../live/ticker';
import { Icon, type IconName } from '../ui/Icon';
import { useUnitWord } from '../words/units';
import { clock, dayOf } from '../words/time';
import { STRONG, useLogWords } from './logWords';

const SHOWN = 200;
const FRESH = 6000;

const icons: [string, IconName, string][] = [
  ['report.filed', 'doc', 'cy'], ['obligation.late', 'o-late', 'late'], ['obligation.missing', 'o-miss', 'late'], ['obligation.met-late', 'o-met-late', 'late'],
  ['obligation.met', 'check', 'ok'], ['obligation.stepped', 'arrow', ''], ['obligation', 'clock', ''], ['message.answered', 'checks', 'ok'], ['message.not-reached', 'x', 'late'],
  ['message', 'sms', ''], ['alert.answered', 'checks', 'ok'], ['alert', 'bell', ''], ['lead', 'search', 'cy'], ['incident', 'other', 'cy'],
];

function Line({ entry, text }: { entry: LogEntry; text: string }) {
  const at = Date.parse(entry.at);
  const fresh = useTicked((now) => entry.live && now - at < FRESH);
  const [, icon, tone] = icons.find(([kind]) => entry.kind.startsWith(kind)) ?? ['', 'clock', ''];
  return <li className={`lg ${fresh ? 'fresh' : ''}`}><time>{clock(at)}</time><Icon name={icon as IconName} className={tone} /><div>{text.split(STRONG).map((part, index) => (index % 2 === 1 ? <b key={part}>{part}</b> : part))}</div></li>;
}

/** Today's facts, newest first. It pushes only itself. */
export function LogPane({ cache, loading }: { cache: DutyCache; loading: boolean }) {
  const { t, i18n } = useTranslation();
  const unitWord = useUnitWord();
  const words = useLogWords((code) => unitWord(code, i18n.language === 'en'));
  const day = useTicked(dayOf);
  const lines = useMemo(() => Object.values(cache.log).filter((entry) => dayOf(Date.parse(entry.at)) === day && Date.parse(entry.at) <= dutyNow() + 2000)
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)), [cache.log, day]);
  const said = lines.map((entry) => ({ entry, text: words(entry) })).filter((line) => line.text !== '').slice(0, SHOWN);
  return (
    <section className="pane log" aria-label={t('log.title')}>
      <div className="ph"><h2>{t('log.title')}</h2><span className="t3 s12 el">{t('log.about')}</span></div>
      {loading ? <div className="bones" aria-hidden="true"><i /><i /><i /></div> : (
        // Scrolled by keyboard too, so it takes the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul className="scroll grow stale" aria-label={t('log.title')} tabIndex={0}>
          {said.map(({ entry, text }) => <Line key={entry.key} entry={entry} text={text} />)}
          {said.length === 0 && <li className="quiet t3">{t('log.none')}</li>}
        </ul>
      )}
    </section>
  );
}
