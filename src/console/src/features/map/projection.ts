// Longitude and latitude to map units and back to pixels. Equirectangular at the middle latitude: true enough for one prefecture, and nothing to load.
import type { OutlineView } from '../../api/types';

export interface Point { x: number; y: number }
export interface Box { left: number; top: number; right: number; bottom: number }
/** All sides of all rings: what a line must cross to come in. */
export type Edge = readonly [Point, Point];
export interface Shape { code: string; path: string; edges: Edge[]; box: Box; heart: Point }
export interface Sheet { shapes: Shape[]; box: Box; place: (longitude: number, latitude: number) => Point; perKm: number }
/** Map units to pixels: `px = x * scale + dx`. */
export interface View { scale: number; dx: number; dy: number; width: number; height: number }

/** The longer side of the whole map. Coordinates of one decimal are then finer than any screen. */
const LONGEST = 1000;
const KM_A_DEGREE = 111.2;

export function boxOf(points: Iterable<Point>): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

export function around(boxes: Box[]): Box {
  return boxOf(boxes.flatMap((box) => [{ x: box.left, y: box.top }, { x: box.right, y: box.bottom }]));
}

export function project(outlines: OutlineView[]): Sheet {
  const raw = boxOf(outlines.flatMap(({ rings }) => rings.flat()).map(([x = 0, y = 0]) => ({ x, y })));
  const narrow = Math.cos((((raw.top + raw.bottom) / 2) * Math.PI) / 180);
  const unit = LONGEST / Math.max((raw.right - raw.left) * narrow, raw.bottom - raw.top);
  const place = (longitude: number, latitude: number) => ({ x: (longitude - raw.left) * narrow * unit, y: (raw.bottom - latitude) * unit });
  const shapes = outlines.map(({ unitCode, rings }) => shape(unitCode, rings.map((ring) => ring.map(([longitude = 0, latitude = 0]) => place(longitude, latitude)))));
  return { shapes, box: around(shapes.map(({ box }) => box)), place, perKm: unit / KM_A_DEGREE };
}

function shape(code: string, rings: Point[][]): Shape {
  const path = rings.map((ring) => `M${ring.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`).join('');
  const box = boxOf(rings.flat());
  const edges = rings.flatMap((ring) => ring.slice(1).map((to, before): Edge => [ring[before] ?? to, to]));
  return { code, path, edges, box, heart: heart(edges, box) };
}

/** Fits a part of the map into a window, with room at the rim. */
export function fit(box: Box, width: number, height: number, rim = 0.04): View {
  const [wide, high] = [box.right - box.left, box.bottom - box.top];
  const scale = Math.min((width * (1 - 2 * rim)) / wide, (height * (1 - 2 * rim)) / high);
  return { scale, dx: (width - wide * scale) / 2 - box.left * scale, dy: (height - high * scale) / 2 - box.top * scale, width, height };
}

export function toPixels({ x, y }: Point, view: View): Point {
  return { x: x * view.scale + view.dx, y: y * view.scale + view.dy };
}

export function toUnits({ x, y }: Point, view: View): Point {
  return { x: (x - view.dx) / view.scale, y: (y - view.dy) / view.scale };
}

/** Odd crossings to the right are inside. */
export function holds(edges: Edge[], { x, y }: Point): boolean {
  let inside = false;
  for (const [a, b] of edges) if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  return inside;
}

// A name is about three times as wide as high: room is measured in a plane squeezed by that.
const SQUEEZE = 3;
const GRID = 14;
const FINER = 3;

/** Where a name has most room inside the shape: a grid, then finer ones around the best. */
function heart(edges: Edge[], box: Box): Point {
  let best = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  let room = -Infinity;
  let [wide, high] = [(box.right - box.left) / 2, (box.bottom - box.top) / 2];
  for (let round = 0; round < FINER; round += 1) {
    const middle = best;
    for (let i = 0; i <= GRID; i += 1) {
      for (let j = 0; j <= GRID; j += 1) {
        const point = { x: middle.x + wide * (2 * i / GRID - 1), y: middle.y + high * (2 * j / GRID - 1) };
        const here = holds(edges, point) ? squaredRoom(edges, point) : -Infinity;
        if (here > room) [best, room] = [point, here];
      }
    }
    [wide, high] = [wide / GRID * 2, high / GRID * 2];
  }
  return best;
}

function squaredRoom(edges: Edge[], { x, y }: Point): number {
  let least = Infinity;
  for (const [a, b] of edges) {
    const [ax, ay, ex, ey] = [(a.x - x) / SQUEEZE, a.y - y, (b.x - a.x) / SQUEEZE, b.y - a.y];
    const along = ex || ey ? Math.min(1, Math.max(0, -(ax * ex + ay * ey) / (ex * ex + ey * ey))) : 0;
    least = Math.min(least, (ax + along * ex) ** 2 + (ay + along * ey) ** 2);
  }
  return least;
}
