import type { ConcernedCounty, IncidentSummary, UnitView } from '../../api/types';

export interface NoticeChoice { unit: UnitView; because: ConcernedCounty['because'] | undefined; told: boolean }

/** Every county but the incident's own: first those that must still be told, then those that were, then the others. */
export function noticeChoices(incident: IncidentSummary, concerned: readonly ConcernedCounty[], units: readonly UnitView[]): NoticeChoice[] {
  const own = incident.place.countyCode ?? incident.unitCode;
  const rank = (one: NoticeChoice) => (one.because === undefined ? 2 : Number(one.told));
  return units
    .filter((unit) => unit.level === 'county' && unit.code !== own)
    .map((unit) => {
      const why = concerned.find((one) => one.unitCode === unit.code);
      return { unit, because: why?.because, told: Boolean(why?.noticedAt) };
    })
    .toSorted((a, b) => rank(a) - rank(b) || a.unit.code.localeCompare(b.unit.code));
}
