import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '../../api/types';
import { Icon } from '../../ui/Icon';
import { useUnitWord } from '../../words/units';
import type { MapProps } from './CountyMap';
import { MAP_STATES, stateMarks, type MapState } from './states';

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last), ArrowUp: (at) => Math.max(at - 1, 0), Home: () => 0, End: (_, last) => last,
};

/** One stop of the tabulator for all rows; inside it arrows move. The desk's own keys do not hear them. */
function useRoving(count: number) {
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const next = step(at, count - 1);
    setAt(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return { at, setAt, list, onKeyDown };
}

/** Every county in words, the worst first. */
export function MapList({ states, selected, onSelect, counties }: MapProps & { counties: UnitView[] }) {
  const { t } = useTranslation();
  const unitWord = useUnitWord();
  const stateOf = (code: string): MapState => states.get(code) ?? 'none';
  const rows = counties.toSorted((a, b) => MAP_STATES.indexOf(stateOf(a.code)) - MAP_STATES.indexOf(stateOf(b.code)));
  const { at, setAt, list, onKeyDown } = useRoving(rows.length);
  return (
    <ul className="maplist scroll" ref={list} aria-label={t('map.list')}>
      {rows.map(({ code }, place) => {
        const state = stateOf(code);
        const { icon, tone } = stateMarks[state];
        return (
          <li key={code}>
            <button type="button" tabIndex={place === at ? 0 : -1} aria-pressed={code === selected} disabled={!onSelect}
              onKeyDown={onKeyDown} onFocus={() => setAt(place)} onClick={() => onSelect?.(code)}>
              {icon ? <Icon name={icon} className={`s14 ${tone}`} /> : <i />}<span>{unitWord(code, true)}</span><span className={tone}>{t(`county.${state}`)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
