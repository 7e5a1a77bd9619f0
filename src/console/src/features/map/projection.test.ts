import { expect, test } from 'vitest';
import type { OutlineView } from '../../api/types';
import { ganzi } from '../../test/outlines';
import { fit, holds, project, toPixels } from './projection';

const square = (unitCode: string, west: number, south: number, size = 1): OutlineView => ({
  unitCode, rings: [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]],
});

test('north is up, and a degree of longitude is shorter than one of latitude', () => {
  const { place } = project([square('a', 100, 59), square('b', 100, 60)]);
  const [here, north, east] = [place(100, 60), place(100, 61), place(101, 60)];
  expect(north.y).toBeLessThan(here.y);
  expect((east.x - here.x) / (here.y - north.y)).toBeCloseTo(0.5, 3);
});

test('a kilometre on the map is a kilometre', () => {
  const { place, perKm } = project(ganzi);
  const [kangding, luding] = [place(101.957, 29.998), place(102.235, 29.914)];
  expect(Math.hypot(kangding.x - luding.x, kangding.y - luding.y) / perKm).toBeCloseTo(28.3, 0);
});

test('the whole map stands in its window, and a part of it fills the window as well', () => {
  const sheet = project(ganzi);
  for (const { box } of [sheet, ...sheet.shapes]) {
    const view = fit(box, 470, 560);
    const [a, b] = [toPixels({ x: box.left, y: box.top }, view), toPixels({ x: box.right, y: box.bottom }, view)];
    expect(Math.min(a.x, a.y)).toBeGreaterThan(0);
    expect(b.x).toBeLessThan(470);
    expect(b.y).toBeLessThan(560);
    expect(Math.max((b.x - a.x) / 470, (b.y - a.y) / 560)).toBeCloseTo(0.92, 5);
  }
});

test('every county of the site has its name inside itself, with room around it', () => {
  const { shapes } = project(ganzi);
  expect(shapes).toHaveLength(18);
  for (const { code, edges, heart } of shapes) {
    expect(holds(edges, heart), code).toBe(true);
    for (const [dx, dy] of [[20, 0], [-20, 0], [0, 7], [0, -7]] as const) expect(holds(edges, { x: heart.x + dx, y: heart.y + dy }), `${code} ${dx} ${dy}`).toBe(true);
  }
});

test('a hole is outside', () => {
  const [outer, inner] = [square('a', 0, 0, 10), square('a', 4, 4, 2)];
  const { shapes: [shape], place } = project([{ unitCode: 'a', rings: [...outer.rings, ...inner.rings] }]);
  expect(holds(shape?.edges ?? [], place(5, 5))).toBe(false);
  expect(holds(shape?.edges ?? [], place(1, 1))).toBe(true);
});
