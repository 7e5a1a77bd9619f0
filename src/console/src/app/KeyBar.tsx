import { useTranslation } from 'react-i18next';
import { useDuty } from '../live/LiveProvider';
import { Key } from '../ui/Key';
import { Sheet } from '../ui/Sheet';

export interface KeyLine { keys: string[]; word: string }

/** Only keys that do something for this account. */
export function keyLines(actions: string[], t: (key: string) => string): KeyLine[] {
  const may = (action: string, line: KeyLine) => (actions.includes(action) ? [line] : []);
  return [
    ...may('lead.record', { keys: ['N'], word: t('lead.title') }),
    ...may('report.file', { keys: ['R'], word: t('keys.report') }),
    ...may('alert.acknowledge', { keys: ['A'], word: t('keys.acknowledge') }),
    { keys: ['G'], word: t('keys.next') }, { keys: ['J', 'K'], word: t('keys.move') }, { keys: ['↵'], word: t('keys.open') },
    { keys: ['Esc'], word: t('keys.back') }, { keys: ['T'], word: t('top.theme') }, { keys: ['?'], word: t('keys.title') },
  ];
}

/** A snapshot's cursor stands after every event of its transaction: the highest id there can be. */
const END_OF_TRANSACTION = /\.9223372036854775807$/;

export function KeyBar({ lines }: { lines: KeyLine[] }) {
  const { t } = useTranslation();
  const { cache } = useDuty();
  return (
    <footer className="keys">
      {lines.map((line) => <span key={line.word}>{line.keys.map((key) => <Key key={key}>{key}</Key>)}{line.word}</span>)}
      <span className="grow" /><span className="n cursor" title={t('keys.cursor')}>{cache.cursor.replace(END_OF_TRANSACTION, '')}</span>
    </footer>
  );
}

export function KeySheet({ lines, onClose }: { lines: KeyLine[]; onClose: () => void }) {
  const { t } = useTranslation();
  const all = [...lines, { keys: ['Ctrl', '↵'], word: t('keys.save') }];
  return (
    <Sheet title={t('keys.title')} closeLabel={t('keys.close')} onClose={onClose}>
      <dl className="keylist">{all.map((line) => <div key={line.word}><dt>{line.keys.map((key) => <Key key={key}>{key}</Key>)}<span className="sr">{line.keys.join(' ')}</span></dt><dd>{line.word}</dd></div>)}</dl>
      <p className="t2 pad">{t('keys.note')}</p>
    </Sheet>
  );
}
