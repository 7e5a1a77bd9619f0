import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitWord } from '../../words/units';
import type { MapProps, MapRing } from './CountyMap';
import { FONT, layLabels, MARK, overlap, widthOf, type Label } from './labels';
import { boxOfPin, layPins, PIN, type PlacedPin } from './pins';
import { toPixels, type Box, type Sheet, type View } from './projection';
import { countStates, stateMarks, type MapState } from './states';

type SheetProps = MapProps & { sheet: Sheet; view: View };

/** Hatches are drawn in pixels, whatever the zoom. */
function Hatches({ id, scale }: { id: string; scale: number }) {
  return (
    <defs>
      <pattern id={`${id}soon`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform={`scale(${1 / scale}) rotate(45)`}>
        <rect width="7" height="7" className="soon" /><rect width="1.6" height="7" className="line" />
      </pattern>
      <pattern id={`${id}missing`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform={`scale(${1 / scale})`}>
        <rect width="8" height="8" className="late" /><path d="M0 0L8 8M8 0L0 8" className="cross" />
      </pattern>
    </defs>
  );
}

function Counties({ id, states, selected, onSelect, sheet, view }: SheetProps & { id: string }) {
  const { t } = useTranslation();
  const unitWord = useUnitWord();
  const stateOf = (code: string): MapState => states.get(code) ?? 'none';
  return (
    <g transform={`matrix(${view.scale} 0 0 ${view.scale} ${view.dx} ${view.dy})`} className={onSelect ? 'press' : ''}>
      {sheet.shapes.map(({ code, path }) => {
        const { fill } = stateMarks[stateOf(code)];
        const hatch = fill === 'soon' || fill === 'missing' ? { fill: `url(#${id}${fill})` } : {};
        return (
          <path key={code} d={path} fillRule="evenodd" data-code={code} data-fill={fill} style={hatch} onClick={() => onSelect?.(code)}>
            <title>{`${unitWord(code)}·${t(`county.${stateOf(code)}`)}`}</title>
          </path>
        );
      })}
      {sheet.shapes.filter(({ code }) => stateMarks[stateOf(code)].border).map(({ code, path }) => <path key={code} d={path} className="border" />)}
      {sheet.shapes.filter(({ code }) => code === selected).map(({ code, path }) => <path key={code} d={path} className="chosen" />)}
    </g>
  );
}

function Rings({ rings, sheet, view }: { rings: PlacedRing[]; sheet: Sheet; view: View }) {
  return rings.map(({ x, y, km, label, box }) => (
    <g key={`${x} ${y} ${km}`}>
      <circle cx={x} cy={y} r={km * sheet.perKm * view.scale} className="ring" />
      {box && <text x={x} y={(box.top + box.bottom) / 2} className="ringword">{label}</text>}
    </g>
  ));
}

function Square({ pin, onPin }: { pin: PlacedPin; onPin: ((id: string) => void) | undefined }) {
  const { t } = useTranslation();
  const word = pin.lead ? t('level.lead') : t(`level.${pin.level}`);
  return (
    <g className={`pin ${onPin ? 'press' : ''}`} data-level={pin.lead ? 'lead' : pin.level} data-exact={pin.exact} transform={`translate(${pin.x} ${pin.y})`} onClick={() => onPin?.(pin.id)}>
      <title>{[word, pin.title, ...(pin.exact ? [] : [t('map.inCounty')])].join('·')}</title>
      <rect x={-PIN / 2} y={-PIN / 2} width={PIN} height={PIN} rx="3" />
      <text>{pin.lead ? t('level.sign.lead') : t(`level.sign.${pin.level}`)}</text>
    </g>
  );
}

function Names({ labels }: { labels: Label[] }) {
  return labels.map(({ code, text, state, x, y, mark }) => (
    <g key={code} className="name" data-state={state}>
      {mark && <use href={`#i-${stateMarks[state].icon}`} className={`i ${stateMarks[state].tone}`} x={mark.x - MARK / 2} y={mark.y - MARK / 2} width={MARK} height={MARK} />}
      <text x={x} y={y}>{text}</text>
    </g>
  ));
}

interface PlacedRing extends MapRing { x: number; y: number; box: Box | undefined }

const inside = (box: Box, view: View) => box.left >= 0 && box.right <= view.width && box.top >= 0 && box.bottom <= view.height;

function layRings(rings: MapRing[], sheet: Sheet, view: View): PlacedRing[] {
  return rings.map((ring) => {
    const { x, y } = toPixels(sheet.place(ring.longitude, ring.latitude), view);
    const [half, bottom] = [widthOf(ring.label ?? '') / 2, y - ring.km * sheet.perKm * view.scale - 2];
    const box = { left: x - half, right: x + half, top: bottom - FONT * 1.3, bottom };
    return { ...ring, x, y, box: ring.label && inside(box, view) ? box : undefined };
  });
}

interface PinWord { id: string; text: string; x: number; y: number; box: Box }

/** A pin's word stands right of its square, else left of it, else nowhere. */
function layPinWords(pins: PlacedPin[], taken: Box[], view: View): PinWord[] {
  const placed = [...taken];
  return pins.flatMap(({ id, label, x, y }) => {
    const wide = widthOf(label ?? '');
    const sides = [x + PIN / 2 + 4, x - PIN / 2 - 4 - wide].map((left) => ({ left, right: left + wide, top: y - FONT * 0.7, bottom: y + FONT * 0.7 }));
    const box = label ? sides.find((one) => inside(one, view) && placed.every((other) => !overlap(one, other))) : undefined;
    if (!box || !label) return [];
    placed.push(box);
    return [{ id, text: label, x: box.left, y, box }];
  });
}

function useLaid({ states, pins = NO_PINS, rings = NO_RINGS, selected, sheet, view }: SheetProps) {
  const unitWord = useUnitWord();
  const names = sheet.shapes.map(({ code }) => unitWord(code, true)).join('|');
  return useMemo(() => {
    const squares = layPins(pins, sheet, view);
    const circles = layRings(rings, sheet, view);
    const taken = [...squares.map(boxOfPin), ...circles.flatMap(({ box }) => (box ? [box] : []))];
    const words = layPinWords(squares, taken, view);
    const texts = names.split('|');
    const named = sheet.shapes.map((shape, place) => ({ shape, text: texts[place] ?? shape.code, state: states.get(shape.code) ?? ('none' as const) }));
    return { squares, circles, words, labels: layLabels(named, view, [...taken, ...words.map(({ box }) => box)], selected) };
  }, [states, pins, rings, selected, sheet, view, names]);
}

const NO_PINS: NonNullable<MapProps['pins']> = [];
const NO_RINGS: MapRing[] = [];

/** The drawing. For screen readers it is one picture with a summary: the list beside it says the rest. */
export function MapSheet(props: SheetProps) {
  const { t } = useTranslation();
  const id = useId();
  const { squares, circles, words, labels } = useLaid(props);
  const { states, sheet, view, onPin } = props;
  const counts = countStates(sheet.shapes.map(({ code }) => states.get(code) ?? 'none')).map(([state, count]) => t('map.count', { state: t(`county.${state}`), count }));
  return (
    <svg className="sheetmap" width={view.width} height={view.height} role="img" aria-label={t('map.summary', { counts: counts.join(t('comma')) })}>
      <Hatches id={id} scale={view.scale} />
      <Counties {...props} id={id} />
      <Rings rings={circles} sheet={sheet} view={view} />
      <Names labels={labels} />
      {squares.map((pin) => <Square key={pin.id} pin={pin} onPin={onPin} />)}
      {words.map(({ id: pin, text, x, y }) => <text key={pin} x={x} y={y} className="pinword">{text}</text>)}
    </svg>
  );
}
