import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { verifyLead } from '../../api/commands';
import type { LeadOutcome, UnitView } from '../../api/types';
import { newId } from '../../live/intent';
import { Problems } from '../../words/Problems';
import { useCommand } from '../../words/useCommand';
import { Transfer } from './Transfer';

function Outcome({ leadId, outcome, reason, disabled, onDone }: { leadId: string; outcome: LeadOutcome; reason: string; disabled: boolean; onDone: () => void }) {
  const { t } = useTranslation();
  const [commandId, setCommandId] = useState(newId);
  const { run, busy, problem } = useCommand(
    useCallback(() => verifyLead(leadId, { commandId, outcome, reason: reason.trim() || null }), [leadId, commandId, outcome, reason]),
    onDone, useCallback(() => setCommandId(newId()), []));
  return <><button type="button" className={`btn sm ${outcome === 'rejected' ? 'd' : ''}`} disabled={busy || disabled} onClick={() => void run()}>{t(`lead.${outcome}`)}</button><Problems problem={problem} /></>;
}

/** It happened, or it did not. "Not" needs a reason and a second person, and only then excuses what is owed. */
export function Verify({ leadId, leadState, owing, units }: { leadId: string; leadState: string | null | undefined; owing: string[]; units: UnitView[] }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const clear = useCallback(() => setReason(''), []);
  if (leadState === 'verified' || leadState === 'rejected') return null;
  return (
    <section className="sec verify"><h3>{t('lead.verify')} {leadState === 'rejection-proposed' && <span className="tag soon">{t('lead.proposed')}</span>}</h3>
      <input className="in" aria-label={t('lead.reason')} placeholder={t('lead.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="row wrap"><Outcome leadId={leadId} outcome="verified" reason={reason} disabled={false} onDone={clear} /><Outcome leadId={leadId} outcome="rejected" reason={reason} disabled={reason.trim() === ''} onDone={clear} /></div>
      {owing.length > 0 && <Transfer key={owing.join()} leadId={leadId} owing={owing} units={units} reason={reason} onDone={clear} />}
    </section>
  );
}
