import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentSummary, KindView } from '../api/types';
import { Told } from '../features/alerts/Told';
import type { useAcknowledge } from '../features/alerts/useAcknowledge';
import { alertsOf, messagesOf, nextToAnswer } from '../features/alerts/waiting';
import { Facts, Obligations, Reports } from '../features/incidents/IncidentFacts';
import { useIncident } from '../features/incidents/useIncident';
import { Verify } from '../features/leads/Verify';
import type { DutyCache } from '../live/cache';
import { useLaySnapshot } from '../live/LiveProvider';
import { Key } from '../ui/Key';
import { useKindWord } from '../words/kinds';
import { Level } from '../words/Level';
import { problemOf } from '../words/problem';
import { useUnitWord } from '../words/units';

interface Parts { cache: DutyCache; incident: IncidentSummary; actions: string[]; kinds: KindView[]; answer: ReturnType<typeof useAcknowledge>; onReport: () => void }

function Acts({ cache, incident, actions, answer, onReport }: Parts) {
  const { t, i18n } = useTranslation();
  const alerts = alertsOf(cache, incident.id);
  const next = nextToAnswer(alerts);
  const problem = answer.error && alerts.some((alert) => alert.id === answer.variables) ? problemOf(answer.error, t, i18n.language) : undefined;
  const open = alerts.filter((alert) => alert.state === 'open').length;
  return (
    <>
      <div className="row wrap acts">
        {actions.includes('alert.acknowledge') && next && (
          <button type="button" className="btn sm p" disabled={answer.isPending} onClick={() => answer.mutate(next.id)} aria-keyshortcuts="A" title={next.reason[i18n.language === 'en' ? 'en' : 'zh']}>
            {t('told.answer')}{open > 1 && <span className="n">{open}</span>} <Key>A</Key></button>
        )}
        {actions.includes('report.file') && <button type="button" className="btn sm" onClick={onReport}>{t('report.onThis')}</button>}
      </div>
      {problem && <p className="late err" role="alert">{problem.code === 'network' ? t('told.cut') : t('told.notAnswered', { why: problem.text })}</p>}
    </>
  );
}

/** What the room needs to know of the selected incident without leaving the desk. */
export function SidePane(parts: Parts) {
  const { cache, incident, actions, kinds } = parts;
  const { t, i18n } = useTranslation();
  const unitWord = useUnitWord();
  const kindWord = useKindWord(kinds);
  const { error } = useIncident(incident.id, useLaySnapshot());
  const messages = useMemo(() => messagesOf(cache, alertsOf(cache, incident.id)), [cache, incident.id]);
  const owed = Object.values(cache.obligations).filter((one) => one.incidentId === incident.id).toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  const reports = Object.values(cache.reports).filter((one) => one.incidentId === incident.id);
  return (
    <section className="pane side" aria-label={t('detail.title')} tabIndex={-1}>
      <div className="ph"><Level level={incident.level} lead={incident.state === 'lead'} small /><h2 className="el" title={incident.title}>{incident.title}</h2></div>
      <div className="scroll grow body stale">
        <Told messages={messages} answerBy={(id) => cache.alerts[id]?.answerBy ?? undefined} />
        <Acts {...parts} />
        {actions.includes('lead.verify') && incident.leadId && incident.state !== 'rejected' && <Verify leadId={incident.leadId} leadState={incident.leadState} />}
        <Obligations all={owed} unitWord={unitWord} />
        <Reports all={reports} unitWord={unitWord} />
        {error && <p className="late" role="alert">{t('detail.failed', { why: problemOf(error, t, i18n.language).text })}</p>}
        <section className="sec"><h3>{t('detail.facts')}</h3><Facts incident={incident} unitWord={unitWord} kindWord={kindWord} /></section>
      </div>
    </section>
  );
}
