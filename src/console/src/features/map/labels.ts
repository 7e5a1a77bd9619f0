// Which names stand where. A name that finds no room is left out: the list says it, and a crowded map says nothing.
import { holds, toPixels, toUnits, type Box, type Point, type Shape, type View } from './projection';
import { MAP_STATES, stateMarks, type MapState } from './states';

export interface Named { shape: Shape; text: string; state: MapState }
/** In pixels: the middle of the name, and the mark above it. */
export interface Label { code: string; text: string; state: MapState; x: number; y: number; mark: Point | undefined }

export const FONT = 12;
export const MARK = 14;
const GAP = 2;
const HIGH = FONT * 1.25;

/** Chinese characters are as wide as high, Latin letters a good half of it. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '⺀' ? FONT : FONT * 0.62), 0);
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function boxAt({ x, y }: Point, { text, state }: Named): Box {
  const half = Math.max(widthOf(text), MARK) / 2 + GAP;
  const above = stateMarks[state].icon ? MARK + GAP : 0;
  return { left: x - half, right: x + half, top: y - HIGH / 2 - above - GAP, bottom: y + HIGH / 2 + GAP };
}

/** Steps aside, the nearest first. */
const ASIDE: Point[] = [0, 0.7, 1.2, 1.8, 2.6].flatMap((far) => (far === 0 ? [{ x: 0, y: 0 }]
  : [{ x: 0, y: far }, { x: 0, y: -far }, { x: far, y: 0 }, { x: -far, y: 0 }, { x: far, y: far }, { x: -far, y: far }, { x: far, y: -far }, { x: -far, y: -far }]));

/** A name or mark inside another county would be read as that county's. */
function isElsewhere(point: Point, own: Shape, all: Named[], view: View): boolean {
  const unit = toUnits(point, view);
  const inBox = ({ box }: Shape) => unit.x > box.left && unit.x < box.right && unit.y > box.top && unit.y < box.bottom;
  return all.some(({ shape }) => shape !== own && inBox(shape) && holds(shape.edges, unit));
}

/** @param taken What stands there already: squares of incidents. */
export function layLabels(all: Named[], view: View, taken: Box[], selected?: string): Label[] {
  const order = (one: Named) => (one.shape.code === selected ? -1 : MAP_STATES.indexOf(one.state));
  const placed = [...taken];
  return all.toSorted((a, b) => order(a) - order(b)).flatMap((one) => {
    const heart = toPixels(one.shape.heart, view);
    const marked = stateMarks[one.state].icon !== undefined;
    const markOf = (point: Point) => ({ x: point.x, y: point.y - HIGH / 2 - GAP - MARK / 2 });
    const free = ASIDE.map((step) => ({ x: heart.x + step.x * FONT, y: heart.y + step.y * FONT + (marked ? MARK / 2 : 0) })).find((point) => {
      const box = boxAt(point, one);
      return !isElsewhere(point, one.shape, all, view) && !(marked && isElsewhere(markOf(point), one.shape, all, view)) && box.left >= 0 && box.top >= 0 && box.right <= view.width && box.bottom <= view.height && placed.every((other) => !overlap(box, other));
    });
    if (!free) return [];
    placed.push(boxAt(free, one));
    return [{ code: one.shape.code, text: one.text, state: one.state, ...free, mark: marked ? markOf(free) : undefined }];
  });
}
