import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { handleLooseEnd } from '../../api/commands';
import { readLooseEnds } from '../../api/reads';
import type { LooseEndView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { newId } from '../../live/intent';
import { useDuty } from '../../live/LiveProvider';
import { Icon } from '../../ui/Icon';
import { Problems } from '../../words/Problems';
import { instant } from '../../words/time';
import { useCommand } from '../../words/useCommand';
import { useUnitWord } from '../../words/units';

const LOOSE_ENDS = 'loose-ends';

/** Asked for again whenever the stream says that one was opened or dealt with: its events hold no numbers. */
function useLooseEnds(): { items: LooseEndView[]; reread: () => void } {
  const { cache } = useDuty();
  const client = useQueryClient();
  const heard = useMemo(() => Object.values(cache.log).filter((entry) => entry.kind.startsWith('loose-end.')).length, [cache.log]);
  const { data } = useQuery({ queryKey: [LOOSE_ENDS, heard], queryFn: readLooseEnds, placeholderData: (before) => before, refetchInterval: 60_000, retryDelay: 2000 });
  return { items: data?.items ?? [], reread: useCallback(() => void client.invalidateQueries({ queryKey: [LOOSE_ENDS] }), [client]) };
}

function Handle({ one, onDone }: { one: LooseEndView; onDone: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [said, setSaid] = useState('');
  const [commandId, setCommandId] = useState(newId);
  const calls = one.kind === 'call-back';
  const { run, busy, problem } = useCommand(
    useCallback(() => handleLooseEnd(one.id, { commandId, ...(calls ? { confirmedBy: said.trim() } : { note: said.trim() }) }), [one.id, commandId, calls, said]),
    onDone, useCallback(() => setCommandId(newId()), []));
  const label = t(calls ? 'looseEnd.confirmedBy' : 'looseEnd.note');
  return (
    <form className="row wrap" onSubmit={(event) => { event.preventDefault(); if (said.trim() !== '') void run(); }}>
      <input id={id} className="in sm" aria-label={label} placeholder={label} value={said} maxLength={200} onChange={(event) => setSaid(event.target.value)} />
      <button type="submit" className="btn sm" disabled={busy || said.trim() === ''}>{t('looseEnd.done')}</button>
      <Problems problem={problem} />
    </form>
  );
}

function LooseEnd({ one, onDone, onOpen }: { one: LooseEndView; onDone: () => void; onOpen: (incidentId: string) => void }) {
  const { t } = useTranslation();
  const unitWord = useUnitWord();
  const { incidentId } = one;
  const number = one.landline ?? one.phone;
  const who = one.unitCode ? unitWord(one.unitCode, true) : t('looseEnd.nobody');
  return (
    <li>
      <p className="row wrap"><b>{t(`looseEnd.kind.${one.kind}`)}</b><b>{who}</b>
        <a className="n" href={`tel:${number}`} aria-label={t('unit.dial', { who, phone: number })}><Icon name="phone" className="s12" />{number}</a>
        {one.kind === 'unfiled' && <span className="tag late">{t(`looseEnd.reason.${one.reason}`)}</span>}
        {one.marks.map((mark) => <span key={mark} className="tag soon">{t(`looseEnd.asks.${mark}`)}</span>)}
        {incidentId && <button type="button" className="link n" onClick={() => onOpen(incidentId)}>{one.incidentNumber}</button>}
        <time className="t3">{instant(one.openedAt, dutyNow(), t)}</time></p>
      <p className="said">{t('looseEnd.words', { words: one.words })}{one.landline && <span className="t3 n"> {t('looseEnd.from', { phone: one.phone })}</span>}</p>
      <Handle one={one} onDone={onDone} />
    </li>
  );
}

/** What texts left for this room to do; nothing at all while there is nothing. */
export function LooseEnds({ onOpen }: { onOpen: (incidentId: string) => void }) {
  const { t } = useTranslation();
  const { items, reread } = useLooseEnds();
  if (items.length === 0) return null;
  return (
    <details className="loose" open>
      <summary><span className="row"><Icon name="sms" className="s14" />{t('looseEnd.title', { count: items.length })}</span></summary>
      <ul>{items.map((one) => <LooseEnd key={one.id} one={one} onDone={reread} onOpen={onOpen} />)}</ul>
    </details>
  );
}
