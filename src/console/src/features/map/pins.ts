import type { IncidentLevel, IncidentSummary, UnitView } from '../../api/types';
import type { Box, Point, Sheet, View } from './projection';
import { toPixels } from './projection';

/** An incident at its place. Not `exact`: only its county is known, so it stands at the county's seat and its edge is dashed. */
export interface Pin { id: string; level: IncidentLevel; lead: boolean; title: string; label?: string; longitude: number; latitude: number; exact: boolean }
export interface PlacedPin extends Pin, Point {}

export const PIN = 18;

/** Leaves out what is nowhere: neither coordinates nor a county with a seat. */
export function pinsOf(incidents: IncidentSummary[], units: UnitView[]): Pin[] {
  return incidents.flatMap((one): Pin[] => {
    const { longitude, latitude, countyCode } = one.place;
    const about = { id: one.id, level: one.level, lead: one.state === 'lead', title: one.title };
    if (typeof longitude === 'number' && typeof latitude === 'number') return [{ ...about, longitude, latitude, exact: true }];
    const seat = units.find(({ code }) => code === (countyCode ?? one.unitCode));
    return typeof seat?.longitude === 'number' && typeof seat.latitude === 'number'
      ? [{ ...about, longitude: seat.longitude, latitude: seat.latitude, exact: false }] : [];
  });
}

export function boxOfPin({ x, y }: Point): Box {
  return { left: x - PIN / 2 - 1, right: x + PIN / 2 + 1, top: y - PIN / 2 - 1, bottom: y + PIN / 2 + 1 };
}

/** Where else a square may stand, the nearest first. */
const ASIDE: Point[] = [-3, -2, -1, 0, 1, 2, 3].flatMap((x) => [-3, -2, -1, 0, 1, 2, 3].map((y) => ({ x: (x * (PIN + 2)) / 2, y: (y * (PIN + 2)) / 2 })))
  .toSorted((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y) || b.x - a.x);

/** Squares that would lie on one another step aside, the first stands where it happened. */
export function layPins(pins: Pin[], sheet: Sheet, view: View): PlacedPin[] {
  const placed: PlacedPin[] = [];
  for (const pin of pins) {
    const { x, y } = toPixels(sheet.place(pin.longitude, pin.latitude), view);
    const covered = (one: Point) => placed.some((other) => Math.abs(other.x - one.x) < PIN + 2 && Math.abs(other.y - one.y) < PIN + 2);
    const point = ASIDE.map((step) => ({ x: x + step.x, y: y + step.y })).find((one) => !covered(one)) ?? { x, y };
    if (point.x > 0 && point.x < view.width && point.y > 0 && point.y < view.height) placed.push({ ...pin, ...point });
  }
  return placed;
}
