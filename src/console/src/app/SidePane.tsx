import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentSummary } from '../api/types';
import { Told } from '../features/alerts/Told';
import type { useAcknowledge } from '../features/alerts/useAcknowledge';
import { alertsOf, messagesOf, nextToAnswer } from '../features/alerts/waiting';
import { useIncident } from '../features/incidents/useIncident';
import { Verify } from '../features/leads/Verify';
import type { DutyCache } from '../live/cache';
import { useLaySnapshot } from '../live/LiveProvider';
import { Key } from '../ui/Key';
import { Attached } from '../words/Attached';
import { Level } from '../words/Level';
import { problemOf } from '../words/problem';
import { useUnits } from '../words/units';

interface Parts { cache: DutyCache; incident: IncidentSummary; actions: string[]; answer: ReturnType<typeof useAcknowledge>; onOpen: () => void; onReport: () => void }

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

const NOBODY: string[] = [];

/** The newest report's first. */
const attachedTo = (cache: DutyCache, incident: string) => Object.values(cache.reports).filter((one) => one.incidentId === incident)
  .toSorted((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt)).flatMap((one) => one.content.attachments ?? []);

/** Who knows already of the selected incident, and what can be done about it from here. Everything else is on its page. */
export function SidePane(parts: Parts) {
  const { cache, incident, actions, onOpen } = parts;
  const { t, i18n } = useTranslation();
  const { data, error } = useIncident(incident.id, useLaySnapshot(), incident);
  const units = useUnits();
  const messages = useMemo(() => messagesOf(cache, alertsOf(cache, incident.id)), [cache, incident.id]);
  const files = useMemo(() => attachedTo(cache, incident.id), [cache, incident.id]);
  return (
    <section className="pane side" aria-label={t('detail.title')} tabIndex={-1}>
      <div className="ph"><Level level={incident.level} lead={incident.state === 'lead'} small /><h2 className="el" title={incident.title}>{incident.title}</h2>
        <span className="grow" /><button type="button" className="btn sm" onClick={onOpen} aria-keyshortcuts="Enter">{t('detail.all')} <Key>↵</Key></button></div>
      <div className="scroll grow body stale">
        <Told messages={messages} answerBy={(id) => cache.alerts[id]?.answerBy ?? undefined} />
        <Acts {...parts} />
        {actions.includes('lead.verify') && incident.leadId && incident.state === 'lead' && <Verify leadId={incident.leadId} leadState={incident.leadState} owing={data?.leads[0]?.owingUnits ?? NOBODY} units={units} />}
        <Attached files={files} />
        {error && <p className="late" role="alert">{t('detail.failed', { why: problemOf(error, t, i18n.language).text })}</p>}
      </div>
    </section>
  );
}
