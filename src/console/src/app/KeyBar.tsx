import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SoundWords } from '../features/sound/SoundState';
import { dutyNow } from '../live/clock';
import { useDuty, useLink } from '../live/LiveProvider';
import { Key } from '../ui/Key';
import { Sheet } from '../ui/Sheet';
import { clock } from '../words/time';
import { useCut } from './CutBar';
import { singleKeysOff, switchSingleKeys } from './keys';

/** `seldom`: on the sheet of all keys only. */
export interface KeyLine { keys: string[]; word: string; seldom?: boolean }

/** Only keys that do something for this account. */
export function keyLines(actions: string[], t: (key: string) => string): KeyLine[] {
  const may = (action: string, line: KeyLine) => (actions.includes(action) ? [line] : []);
  return [
    ...may('lead.record', { keys: ['N'], word: t('record.title') }),
    ...may('report.file', { keys: ['R'], word: t('keys.report') }),
    ...may('lead.verify', { keys: ['V'], word: t('rail.act.verify') }),
    ...may('report.upward', { keys: ['P'], word: t('keys.upward') }),
    ...may('report.upward', { keys: ['I'], word: t('upward.import'), seldom: true }),
    ...may('alert.acknowledge', { keys: ['A'], word: t('keys.acknowledge') }),
    { keys: ['G'], word: t('keys.next') }, ...may('number.dial', { keys: ['C'], word: t('keys.call') }), { keys: ['J', 'K'], word: t('keys.move') },
    { keys: ['↵'], word: t('keys.open') }, { keys: ['/'], word: t('keys.search') }, { keys: ['?'], word: t('keys.title') },
  ];
}

/** A snapshot's cursor stands after every event of its transaction: the highest id there can be. */
const END_OF_TRANSACTION = /\.9223372036854775807$/;

/** Where the stream stands, and since when something may be missing. */
function Received() {
  const { t } = useTranslation();
  const { cache } = useDuty();
  const link = useLink();
  const cut = useCut();
  if (cut !== 'no') return <span className="n soon cursor">{t('keys.missingAfter', { time: clock(dutyNow() - (Date.now() - link.heardAt)) })}</span>;
  return <span className="n cursor" title={t('keys.cursor')}>{t('keys.received', { cursor: cache.cursor.replace(END_OF_TRANSACTION, '') })}</span>;
}

export function KeyBar({ lines }: { lines: KeyLine[] }) {
  return (
    <footer className="keys">
      {lines.filter((line) => !line.seldom).map((line) => <span key={line.word}>{line.keys.map((key) => <Key key={key}>{key}</Key>)}{line.word}</span>)}
      <span className="grow" /><Received /><SoundWords />
    </footer>
  );
}

export function KeySheet({ lines, onClose }: { lines: KeyLine[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [off, setOff] = useState(singleKeysOff);
  const rest = [
    { keys: ['Esc'], word: t('keys.back') }, { keys: ['T'], word: t('top.theme') }, { keys: ['S'], word: t('sound.title') }, { keys: ['R'], word: t('keys.reconnect') },
    { keys: ['1', '2', '3'], word: t('keys.panes') }, { keys: ['Ctrl', '↵'], word: t('keys.save') },
  ];
  const all = [...lines, ...rest];
  return (
    <Sheet title={t('keys.title')} closeLabel={t('keys.close')} onClose={onClose}>
      <dl className="keylist">{all.map((line) => <div key={line.word}><dt>{line.keys.map((key) => <Key key={key}>{key}</Key>)}<span className="sr">{line.keys.join(' ')}</span></dt><dd>{line.word}</dd></div>)}</dl>
      <p className="t2 pad">{t('keys.note')}</p>
      <p className="pad"><button type="button" className="btn" aria-pressed={off} onClick={() => { switchSingleKeys(!off); setOff(!off); }}>{t(off ? 'keys.on' : 'keys.off')}</button></p>
    </Sheet>
  );
}
