import { useTranslation } from 'react-i18next';
import type { IncidentSummary } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { Level } from '../../words/Level';
import { isOver } from '../../words/over';
import { instant } from '../../words/time';
import { goIncident } from '../route';

export const isOpen = (one: IncidentSummary): boolean => !isOver(one.state);
const SHOWN = 5;

/** What else is open in the same county: one cause often makes several. */
export function relatedTo(incident: IncidentSummary, all: Iterable<IncidentSummary>): IncidentSummary[] {
  const county = incident.place.countyCode ?? incident.unitCode;
  return [...all].filter((one) => one.id !== incident.id && isOpen(one) && (one.place.countyCode ?? one.unitCode) === county)
    .toSorted((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt));
}

export function Related({ incident, all }: { incident: IncidentSummary; all: Iterable<IncidentSummary> }) {
  const { t } = useTranslation();
  const others = relatedTo(incident, all);
  if (others.length === 0) return null;
  return (
    <section className="pane related" aria-label={t('file.related')}>
      <div className="ph"><h2>{t('file.related')}</h2><span className="tag">{others.length}</span><span className="grow" /><span className="t3 s12">{t('file.relatedWhy')}</span></div>
      <ul>{others.slice(0, SHOWN).map((one) => (
        <li key={one.id}><button type="button" className="row" onClick={() => goIncident(one.id)}><Level level={one.level} lead={one.state === 'lead'} small /><span className="el" title={one.title}>{one.title}</span><span className="grow" /><time className="t3 s12">{instant(one.occurredAt ?? one.openedAt, dutyNow(), t)}</time></button></li>
      ))}</ul>
    </section>
  );
}
