import { useCallback, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { transferLead } from '../../api/commands';
import type { UnitView } from '../../api/types';
import { newId } from '../../live/intent';
import { Picker } from '../../ui/Picker';
import { searchWords } from '../../words/initials';
import { Problems } from '../../words/Problems';
import { unitName } from '../../words/units';
import { useCommand } from '../../words/useCommand';

/** "Not mine" closes nothing: the lead goes to whose it is, and its clock goes on. */
export function Transfer({ leadId, owing, units, reason, onDone }: { leadId: string; owing: string[]; units: UnitView[]; reason: string; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const [to, setTo] = useState('');
  const [from, setFrom] = useState(owing[0] ?? '');
  const [commandId, setCommandId] = useState(newId);
  const choices = useMemo(() => units.filter((one) => one.level !== 'township' && one.level !== 'prefecture' && !owing.includes(one.code))
    .map((one) => ({ value: one.code, label: unitName(one, i18n.language), words: searchWords(one.name, one.nameEn, one.code) })), [units, owing, i18n.language]);
  const { run, busy, problem } = useCommand(
    useCallback(() => transferLead(leadId, { commandId, from, to, reason: reason.trim() }), [leadId, commandId, from, to, reason]),
    useCallback(() => { setTo(''); onDone(); }, [onDone]), useCallback(() => setCommandId(newId()), []));
  return (
    <>
      <div className="row wrap transfer">
        {owing.length > 1 && <select className="in" aria-label={t('lead.from')} value={from} onChange={(event) => setFrom(event.target.value)}>{owing.map((code) => <option key={code} value={code}>{units.find((one) => one.code === code)?.name ?? code}</option>)}</select>}
        <Picker id={id} choices={choices} value={to} onChange={setTo} placeholder={t('lead.to')} none={t('form.noneFound')} invalid={false} />
        <button type="button" className="btn sm" disabled={busy || to === '' || reason.trim() === ''} onClick={() => void run()}>{t('lead.transfer')}</button>
      </div>
      <Problems problem={problem} />
    </>
  );
}
