import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reopenIncident } from '../../api/commands';
import { newId } from '../../live/intent';
import { Problems } from '../../words/Problems';
import { useCommand } from '../../words/useCommand';

/** What was over began again: with a reason, and whoever reported on it owes a follow-up. */
export function Reopen({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [commandId, setCommandId] = useState(newId);
  const { run, busy, problem } = useCommand(
    useCallback(() => reopenIncident(incidentId, { commandId, reason: reason.trim() }), [incidentId, commandId, reason]),
    useCallback(() => setReason(''), []), useCallback(() => setCommandId(newId()), []));
  return (
    <section className="sec verify"><h3>{t('reopen.title')}</h3>
      <input className="in" aria-label={t('reopen.reason')} placeholder={t('reopen.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="row wrap"><button type="button" className="btn sm" disabled={busy || reason.trim() === ''} onClick={() => void run()}>{t('reopen.do')}</button><span className="t2 s12">{t('reopen.effect')}</span></div><Problems problem={problem} />
    </section>
  );
}
