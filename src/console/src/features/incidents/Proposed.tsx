import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeIncident, rejectIncident, withdrawProposal } from '../../api/commands';
import type { IncidentFile, IncidentSummary, SessionView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { newId } from '../../live/intent';
import { Problems } from '../../words/Problems';
import { instant } from '../../words/time';
import { useCommand } from '../../words/useCommand';

type Waiting = NonNullable<IncidentSummary['proposal']>;
const silently = () => undefined;

function Press({ send, label, tone }: { send: (commandId: string) => Promise<unknown>; label: string; tone: string }) {
  const [commandId, setCommandId] = useState(newId);
  const { run, busy, problem } = useCommand(useCallback(() => send(commandId), [send, commandId]), silently, useCallback(() => setCommandId(newId()), []));
  return <><button type="button" className={`btn sm ${tone}`} disabled={busy} onClick={() => void run()}>{label}</button><Problems problem={problem} /></>;
}

function Answer({ incident, proposal, session }: { incident: IncidentSummary; proposal: Waiting; session: SessionView }) {
  const { t } = useTranslation();
  const merge = proposal.act === 'merge';
  const confirm = useCallback((commandId: string) => (proposal.into ? mergeIncident(incident.id, { commandId, into: proposal.into.id }) : rejectIncident(incident.id, { commandId })), [incident.id, proposal.into]);
  const withdraw = useCallback((commandId: string) => withdrawProposal(incident.id, { commandId }), [incident.id]);
  return (
    <div className="row wrap">
      {session.actions.includes(merge ? 'incident.merge' : 'incident.reject') && <Press send={confirm} label={t(merge ? 'proposal.confirm.merge' : 'proposal.confirm.reject')} tone="d" />}
      {session.actions.includes('incident.reject') && <Press send={withdraw} label={t('proposal.withdraw')} tone="" />}
      <span className="t2 s12">{t('proposal.second')}</span>
    </div>
  );
}

/** What waits for a second person: who proposed what and why, and the press that confirms it. */
export function Proposed({ incident, session, onIncident }: { incident: IncidentSummary; session: SessionView; onIncident: (id: string) => void }) {
  const { t } = useTranslation();
  const { proposal } = incident;
  if (!proposal) return null;
  const words = { who: proposal.proposedBy, time: instant(proposal.proposedAt, dutyNow(), t), number: proposal.into?.number ?? '' };
  return (
    <section className="sec verify proposed" aria-label={t('proposal.title')}>
      <h3><span className="tag soon">{t('proposal.title')}</span> {proposal.act === 'merge' ? t('proposal.merge', words) : t('proposal.reject', words)}</h3>
      <p>{proposal.reason} {proposal.into && <Link link={proposal.into} onIncident={onIncident} />}</p>
      <Answer key={proposal.id} incident={incident} proposal={proposal} session={session} />
    </section>
  );
}

function Link({ link, onIncident }: { link: { id: string; number: string }; onIncident: (id: string) => void }) {
  const { t } = useTranslation();
  return <button type="button" className="link n" onClick={() => onIncident(link.id)}>{t('merged.open', { number: link.number })}</button>;
}

/** Its reports are told elsewhere: here is where. */
export function Into({ incident, onIncident }: { incident: IncidentSummary; onIncident: (id: string) => void }) {
  const { t } = useTranslation();
  if (!incident.mergedInto) return null;
  return (
    <section className="sec verify merged" role="status">
      <h3>{t('merged.into', { number: incident.mergedInto.number })}</h3>
      <p className="t2">{t('merged.note')} <Link link={incident.mergedInto} onIncident={onIncident} /></p>
    </section>
  );
}

/** The numbers under which some of it was told before. */
export function Formers({ formers, onIncident }: { formers: NonNullable<IncidentFile['formers']>; onIncident: (id: string) => void }) {
  const { t } = useTranslation();
  if (formers.length === 0) return null;
  return <section className="sec verify"><p className="t2 s12">{t('merged.formers')}：{formers.map((one) => <button key={one.id} type="button" className="link n" title={one.title} onClick={() => onIncident(one.id)}>{one.number}</button>)}</p></section>;
}
