import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentSummary, ObligationView, ReportView, UnitView } from '../../api/types';
import { CountyMap } from '../../features/map/CountyMap';
import { pinsOf } from '../../features/map/pins';
import { useCountyStates } from '../../features/map/useCountyStates';
import { countyStanding } from '../../features/obligations/order';
import { grouped } from '../../words/grouped';
import { isOwed } from '../../words/obligation';
import { unitName } from '../../words/units';
import { goIncident } from '../route';

/** Where it is, as exactly as anybody has said. */
export function placeOf(incident: IncidentSummary, reports: ReportView[]) {
  const newest = reports.toSorted((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
  const places = [...newest.map((one) => one.content.place), incident.place];
  const exact = places.find((one) => typeof one?.latitude === 'number' && typeof one.longitude === 'number');
  return {
    latitude: exact?.latitude ?? undefined, longitude: exact?.longitude ?? undefined, text: incident.place.text ?? newest.find((one) => one.content.place?.text)?.content.place?.text ?? '',
    township: places.find((one) => one?.townshipCode)?.townshipCode ?? undefined, county: incident.place.countyCode ?? incident.unitCode,
    road: places.find((one) => one?.road)?.road ?? undefined, depth: newest.find((one) => typeof one.content.depthKm === 'number')?.content.depthKm ?? undefined,
  };
}

/** The county and its neighbours as they stand, and where it happened. */
function Where({ incident, all, place, units, obligations }: { incident: IncidentSummary; all: IncidentSummary[]; place: ReturnType<typeof placeOf>; units: UnitView[]; obligations: ObligationView[] }) {
  const codes = useMemo(() => units.filter((one) => one.level === 'county').map((one) => one.code), [units]);
  const owed = useMemo(() => grouped(obligations.filter(isOwed), (one) => one.unitCode), [obligations]);
  const states = useCountyStates(owed, countyStanding, codes);
  const focus = useMemo(() => [place.county], [place.county]);
  const pins = useMemo(() => {
    const exact = { ...incident, place: { ...incident.place, latitude: place.latitude ?? incident.place.latitude ?? null, longitude: place.longitude ?? incident.place.longitude ?? null } };
    return pinsOf([exact, ...all.filter((one) => one.id !== incident.id)], units);
  }, [incident, all, units, place.latitude, place.longitude]);
  return <CountyMap states={states} pins={pins} focus={focus} selected={place.county} onPin={(id) => { if (id !== incident.id) goIncident(id); }} />;
}

export function Place({ incident, all, reports, units, obligations }: { incident: IncidentSummary; all: IncidentSummary[]; reports: ReportView[]; units: UnitView[]; obligations: ObligationView[] }) {
  const { t, i18n } = useTranslation();
  const place = placeOf(incident, reports);
  const name = (code: string | undefined) => {
    const unit = units.find((one) => one.code === code);
    return unit ? unitName(unit, i18n.language) : '';
  };
  const lines = [name(place.county), name(place.township), place.text, place.road].filter((one, at, every) => one && !every.slice(0, at).includes(one));
  return (
    <section className="pane place" aria-label={t('file.place')}>
      <div className="ph"><h2>{t('file.place')}</h2><span className="grow" />
        <span className="t3 n s12">{place.latitude !== undefined && place.longitude !== undefined && `${place.latitude.toFixed(2)} N　${place.longitude.toFixed(2)} E`}{place.depth !== undefined && `　${t('file.depth', { km: place.depth })}`}</span></div>
      <p className="where">{lines.join('·')}</p>
      <Where incident={incident} all={all} place={place} units={units} obligations={obligations} />
    </section>
  );
}
