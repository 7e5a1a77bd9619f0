import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentSummary, ObligationView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { useTicked } from '../../live/ticker';
import { Icon } from '../../ui/Icon';
import { Countdown } from '../../words/Countdown';
import { Level } from '../../words/Level';
import { aboutOf, markOf, obligationName, standing, toneOf } from '../../words/obligation';
import { instant, lateMinutes } from '../../words/time';
import { goIncident } from '../route';

/** One more thing that is owed. */
export function Owed({ one, selected, onSelect }: { one: ObligationView; selected: boolean; onSelect: () => void }) {
  const { t } = useTranslation();
  const state = useTicked(useCallback((now: number) => standing(one, now), [one]));
  return (
    <li className={`owe ${selected ? 'sel' : ''}`}><button type="button" className="oo" data-row={one.id} aria-pressed={selected} onClick={onSelect}>
      <Icon name={markOf(state)} className={toneOf(state)} /><span><b>{obligationName(one.kind, one.no, t)}</b><small className="t2 el" title={aboutOf(one, t)}>{aboutOf(one, t)}</small></span>
      <span className="r"><span className="sr">{t(`obligation.state.${state}`)}</span><Countdown due={one.dueAt} className={toneOf(state)} /><small className="t3 n">{instant(one.dueAt, dutyNow(), t)}</small></span>
    </button></li>
  );
}

/** What was filed and how it was taken: in time, or late by how much. */
export function Came({ settled }: { settled: ObligationView[] }) {
  const { t } = useTranslation();
  return <>{settled.map((one) => {
    const late = one.lateBySeconds ?? 0;
    return (
      <li key={one.id}><button type="button" className="oo" disabled={!one.incidentId} onClick={() => { if (one.incidentId) goIncident(one.incidentId); }}><Icon name={markOf(standing(one, dutyNow()))} className={late > 0 ? 'late' : 'ok'} />
        <span><b>{obligationName(one.kind, one.no, t)}</b><small className="t2 el" title={aboutOf(one, t)}>{aboutOf(one, t)}</small></span>
        <span className="r">{late > 0 ? <span className="tag late">{t('obligation.lateBy', { count: lateMinutes(late) })}</span> : <span className="tag ok">{t('obligation.state.met')}</span>}
          <small className="t3 n">{t('office.cameNote', { time: instant(one.metAt ?? one.dueAt, dutyNow(), t) })}</small></span></button></li>
    );
  })}</>;
}

export function Mine({ incidents }: { incidents: IncidentSummary[] }) {
  const { t } = useTranslation();
  return <>{incidents.map((one) => (
    <li key={one.id}><button type="button" className="oo" onClick={() => goIncident(one.id)}><Level level={one.level} lead={one.state === 'lead'} small />
      <span><b className="el" title={one.title}>{one.title}</b><small className="t2 n">{one.number}</small></span><span className="tag">{t(`incident.state.${one.state}`)}</span></button></li>
  ))}</>;
}
