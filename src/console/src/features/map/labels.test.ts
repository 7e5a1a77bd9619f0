import { expect, test } from 'vitest';
import { FONT, layLabels, MARK, overlap, widthOf, type Label, type Named } from './labels';
import { boxOfPin, layPins, pinsOf } from './pins';
import { fit, holds, project, toPixels, toUnits } from './projection';
import { countStates, MAP_STATES, stateMarks, type MapState } from './states';
import { incident } from '../../test/facts';
import { ganzi } from '../../test/outlines';

const sheet = project(ganzi);
const whole = fit(sheet.box, 470, 560);
const [first = never(), , , , , sixth = never(), , , , tenth = never()] = sheet.shapes;
function never(): never { throw new Error('the site has eighteen counties'); }
const named = (state: (place: number) => MapState, text = '康定'): Named[] => sheet.shapes.map((shape, place) => ({ shape, text, state: state(place) }));
const box = ({ x, y, text, mark }: Label) => {
  const half = Math.max(widthOf(text), mark ? MARK : 0) / 2;
  return { left: x - half, right: x + half, top: mark ? mark.y - MARK / 2 : y - FONT / 2, bottom: y + FONT / 2 };
};

test.each([['two characters', '康定'], ['a long English name', 'Xiangcheng']])('names never lie on one another nor outside: %s', (_, text) => {
  for (const view of [whole, fit(sheet.box, 300, 360), fit(first.box, 330, 330), fit(sheet.box, 900, 1000)]) {
    const boxes = layLabels(named((place) => MAP_STATES[place % 6] ?? 'none', text), view, []).map(box);
    boxes.forEach((one, at) => boxes.slice(at + 1).forEach((other) => expect(overlap(one, other)).toBe(false)));
    for (const one of boxes) expect(one.left >= 0 && one.top >= 0 && one.right <= view.width && one.bottom <= view.height).toBe(true);
  }
});

test('no name and no mark stands in another county', () => {
  for (const label of layLabels(named((place) => MAP_STATES[place % 6] ?? 'none', 'Xiangcheng'), fit(sheet.box, 300, 360), [])) {
    for (const point of label.mark ? [label, label.mark] : [label]) {
      const here = sheet.shapes.find(({ edges }) => holds(edges, toUnits(point, fit(sheet.box, 300, 360))));
      expect([undefined, label.code]).toContain(here?.code);
    }
  }
});

test('on a desk every county of the prefecture finds its place, whatever its state', () => {
  for (const state of MAP_STATES) expect(layLabels(named(() => state), whole, [])).toHaveLength(18);
});

test('where room is short the late county and the chosen one are named before the quiet', () => {
  const small = fit(sheet.box, 150, 180);
  const labels = layLabels(named((place) => (place === 5 ? 'late' : 'quiet'), '甘孜自治县'), small, [], tenth.code).map(({ code }) => code);
  expect(labels.length).toBeLessThan(18);
  expect(labels).toContain(sixth.code);
  expect(labels).toContain(tenth.code);
});

test('a name gives way to the square of an incident', () => {
  const heart = toPixels(first.heart, whole);
  const [label] = layLabels([{ shape: first, text: '康定', state: 'quiet' }], whole, [boxOfPin(heart)]);
  expect(label && overlap(box(label), boxOfPin(heart))).toBe(false);
});

test('every state but quiet has a shape, and no two urgent ones the same', () => {
  const shapes = MAP_STATES.filter((state) => state !== 'quiet').map((state) => stateMarks[state].icon);
  expect(shapes.every(Boolean)).toBe(true);
  expect(new Set(shapes).size).toBe(shapes.length);
});

test('states are counted, the worst first', () => {
  expect(countStates(['quiet', 'late', 'quiet', 'missing'])).toEqual([['missing', 1], ['late', 1], ['quiet', 2]]);
});

const units = [{ code: '513322', name: '泸定县', nameEn: 'Luding County', short: '泸定', level: 'county', parent: '513300', latitude: 29.91, longitude: 102.23 }];

test('an incident without coordinates stands at the seat of its county and says so', () => {
  const [pin] = pinsOf([incident({ place: { text: '磨西镇', countyCode: '513322' } })], units);
  expect(pin).toMatchObject({ exact: false, longitude: 102.23 });
  expect(pinsOf([incident({ place: { longitude: 102.08, latitude: 29.59 } })], units)).toMatchObject([{ exact: true, latitude: 29.59 }]);
  expect(pinsOf([incident({ place: {}, unitCode: '5133-YJ' })], units)).toEqual([]);
});

test('squares of one place step aside, the first stands where it happened', () => {
  const pins = pinsOf(['a', 'b', 'c'].map((id) => incident({ id, place: { longitude: 102.08, latitude: 29.59 } })), units);
  const placed = layPins(pins, sheet, whole);
  expect(placed[0]).toMatchObject(toPixels(sheet.place(102.08, 29.59), whole));
  placed.forEach((one, at) => placed.slice(at + 1).forEach((other) => expect(overlap(boxOfPin(one), boxOfPin(other))).toBe(false)));
});
