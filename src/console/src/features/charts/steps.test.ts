import { expect, test } from 'vitest';
import type { Figures, UnitView } from '../../api/types';
import { at, report } from '../../test/facts';
import { labelsOf, pointsOf, roundTop, sharesOf, stepPath, type Frame } from './steps';

const unit = (code: string, parent: string | null): UnitView => ({ code, name: code, nameEn: '', short: '', level: 'county', parent, latitude: null, longitude: null });
const units = [unit('513322', '513300'), unit('513301', '513300'), unit('513322103', '513322')];
function said(id: string, minutes: number, figures: Figures, unitCode = '513322') {
  const base = report({ id, unitCode, receivedAt: at(minutes) });
  return { ...base, content: { ...base.content, figures, asOf: at(minutes - 1) } };
}
const frame: Frame = { left: 0, right: 100, top: 0, bottom: 100, from: 0, to: 100, highest: 10 };
const point = (when: number, dead: number | null) => ({ at: when, dead, missing: null, reportId: String(when) });

test('unknown is not zero: a report that does not say keeps what was said before', () => {
  expect(pointsOf([said('a', 0, { dead: 7 }), said('b', 5, {}), said('c', 9, { dead: 0, missing: 2 })], units).map(({ dead, missing }) => [dead, missing]))
    .toEqual([[7, null], [7, null], [0, 2]]);
});

test('two counties are summed, and the parts keep their own instants', () => {
  const reports = [said('a', 0, { dead: 37 }), said('b', -20, { dead: 28 }, '513301')];
  expect(pointsOf(reports, units).map((one) => one.dead)).toEqual([28, 65]);
  expect(sharesOf(reports, units, 'dead').map(({ unitCode, value }) => [unitCode, value])).toEqual([['513301', 28], ['513322', 37]]);
});

test('a township below a county that reports too is not counted twice', () => {
  expect(pointsOf([said('a', 0, { dead: 3 }), said('b', 1, { dead: 3 }, '513322103')], units).map((one) => one.dead)).toEqual([3]);
});

test('a report that came late stands at the instant it is right for', () => {
  const late = { ...said('b', 9, { dead: 9 }), content: { ...said('b', 9, { dead: 9 }).content, asOf: at(-30) } };
  expect(pointsOf([said('a', 0, { dead: 7 }), late], units).map((one) => one.reportId)).toEqual(['b', 'a']);
});

test('steps, not slopes, to the end of the time shown', () => {
  expect(stepPath([point(10, 2), point(50, 5)], 'dead', frame)).toBe('M10.0 80.0H50.0V50.0H100.0');
  expect(stepPath([point(10, null)], 'dead', frame)).toBe('');
});

test('a value that did not change has one label, and labels never touch', () => {
  expect(labelsOf([point(10, 2), point(40, 2), point(80, 5)], 'dead', frame).map((one) => one.text)).toEqual(['2', '5']);
  expect(labelsOf([point(10, 2), point(20, 3), point(80, 5)], 'dead', frame).map((one) => one.text)).toEqual(['3', '5']);
});

test.each([[0, 2], [1, 2], [7, 8], [46, 50], [65, 70], [66, 70], [93, 100], [248, 300]])('the scale above %i ends at %i, and its middle is whole', (highest, top) => {
  expect(roundTop(highest)).toBe(top);
  expect(Number.isInteger(top / 2)).toBe(true);
});
