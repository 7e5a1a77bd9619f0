// The map of the counties, for the desk, the quiet desk and the incident page. The map itself is a chunk of its own, loaded when first shown;
// outlines come from the site pack (`GET /units/outlines`), so it works without any outside service. It fills its parent, which must have a height.
//
// states     how each county stands, by code (`useCountyStates(owedBy, countyStanding, codes)` keeps them in step with the clock); absent is `none`
// pins       incidents at their place: `pinsOf(incidents, units)`; a pin with a `label` says it beside its square
// rings      felt areas: a middle, a radius in km, a word such as Ⅶ 度
// selected   the code of the county that is outlined
// focus      codes of the counties to show large (with a button for the whole); none shows the whole prefecture
// list       `beside`: all counties as rows at the right; `on-focus` (default): only for the keyboard and screen readers
// onSelect   a county was pressed, on the map or in the list; onPin: an incident was
import { lazy, Suspense } from 'react';
import type { Pin } from './pins';
import type { MapState } from './states';

export interface MapRing { longitude: number; latitude: number; km: number; label?: string }

export interface MapProps {
  states: ReadonlyMap<string, MapState>;
  pins?: Pin[];
  rings?: MapRing[];
  selected?: string | undefined;
  focus?: string[];
  list?: 'beside' | 'on-focus';
  onSelect?: (code: string) => void;
  onPin?: (incidentId: string) => void;
}

const Loaded = lazy(() => import('./MapView'));

export function CountyMap(props: MapProps) {
  return <div className="map grow"><Suspense fallback={null}><Loaded {...props} /></Suspense></div>;
}
