import type { IncidentSummary, UnitView } from '../../api/types';
import type { Choice } from '../../ui/Picker';
import { searchWords } from '../../words/initials';

const NEAR_KM = 5;
const NEAR_TIME = 6 * 3_600_000;
const EARTH_KM = 6371;

const rad = (degrees: number) => (degrees * Math.PI) / 180;

function kilometres(a: IncidentSummary, b: IncidentSummary): number | undefined {
  const [lat1, lon1, lat2, lon2] = [a.place.latitude, a.place.longitude, b.place.latitude, b.place.longitude];
  if (lat1 == null || lon1 == null || lat2 == null || lon2 == null) return undefined;
  const h = Math.sin(rad(lat2 - lat1) / 2) ** 2 + Math.cos(rad(lat1)) * Math.cos(rad(lat2)) * Math.sin(rad(lon2 - lon1) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(h));
}

const beganAt = (one: IncidentSummary) => Date.parse(one.occurredAt ?? one.knownAt);
const countyOf = (one: IncidentSummary) => one.place.countyCode ?? one.unitCode;

/** R-X05: the same kind, within 5 km and 6 hours. Where no point is known, the same county will do. */
export function isLikely(a: IncidentSummary, b: IncidentSummary): boolean {
  const km = kilometres(a, b);
  return a.kind === b.kind && Math.abs(beganAt(a) - beganAt(b)) < NEAR_TIME && (km === undefined ? countyOf(a) === countyOf(b) : km < NEAR_KM);
}

/** Into which it may be merged: whatever still goes on, likely duplicates first, then the newest. Found by number, place, units and their initials. */
export function mergeChoices(incident: IncidentSummary, open: IncidentSummary[], units: readonly UnitView[], likely: string): Choice[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  return open.filter((one) => one.id !== incident.id)
    .map((one) => ({ one, first: isLikely(incident, one) }))
    .toSorted((a, b) => Number(b.first) - Number(a.first) || Date.parse(b.one.openedAt) - Date.parse(a.one.openedAt))
    .map(({ one, first }) => {
      const unit = byCode.get(countyOf(one));
      return {
        value: one.number, label: first ? `${likely} ${one.title}` : one.title,
        words: `${searchWords(`${one.title} ${one.place.text ?? ''} ${unit?.name ?? ''}`, unit?.nameEn ?? '', one.number)} ${searchWords(one.place.text ?? '', '', '')} ${searchWords(unit?.name ?? '', '', '')}`,
      };
    });
}
