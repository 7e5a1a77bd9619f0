import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { readOutlines } from '../../api/reads';
import { useUnits } from '../../words/units';
import type { MapProps } from './CountyMap';
import { MapList } from './MapList';
import { MapSheet } from './MapSheet';
import { around, fit, project, type Sheet } from './projection';
import './map.css';

/** Of a window that was not measured yet. */
const FIRST = { width: 470, height: 560 };

function useSize(element: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState(FIRST);
  useLayoutEffect(() => {
    if (!element.current || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width > 0 && height > 0) setSize({ width: Math.round(width), height: Math.round(height) });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** The outlines, projected once; undefined while they are read, and for a site that has none. */
function useSheet(): { sheet: Sheet | undefined; reading: boolean } {
  const { data, isPending } = useQuery({ queryKey: ['outlines'], queryFn: readOutlines, staleTime: Infinity, retryDelay: 2000 });
  const sheet = useMemo(() => (data && data.items.length > 0 ? project(data.items) : undefined), [data]);
  return { sheet, reading: isPending };
}

function useWindowOf(sheet: Sheet | undefined, size: { width: number; height: number }, focus: string[] | undefined) {
  return useMemo(() => {
    if (!sheet) return undefined;
    const near = sheet.shapes.filter(({ code }) => focus?.includes(code)).map(({ box }) => box);
    return fit(near.length > 0 ? around(near) : sheet.box, size.width, size.height);
  }, [sheet, size, focus]);
}

export default function MapView(props: MapProps) {
  const { focus, list = 'on-focus' } = props;
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const units = useUnits();
  const { sheet, reading } = useSheet();
  const view = useWindowOf(sheet, size, whole ? undefined : focus);
  const counties = units.filter((unit) => unit.level === 'county');
  return (
    <div className={`mapgrid ${list === 'beside' || (!sheet && !reading) ? 'beside' : ''}`}>
      <div className="mapcol">
        <div className="mapframe" ref={frame} aria-busy={reading}>{sheet && view && <MapSheet {...props} sheet={sheet} view={view} />}</div>
        {sheet && focus && focus.length > 0 && (
          <button type="button" className="btn sm mapzoom" onClick={() => setWhole(!whole)}>{t(whole ? 'map.near' : 'map.whole')}</button>
        )}
      </div>
      <MapList {...props} counties={counties} />
    </div>
  );
}
