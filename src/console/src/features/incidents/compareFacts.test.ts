import { expect, test } from 'vitest';
import { at, report } from '../../test/facts';
import { compare, firstPair } from './compareFacts';

const said = (id: string, minutes: number, course: string, figures: Record<string, number>, unitCode = '513322') => {
  const base = report({ id, unitCode, receivedAt: at(minutes) });
  return { ...base, content: { ...base.content, course, figures, asOf: at(minutes) } };
};

test('figures that either of them knows stand side by side, and unknown against a number differs', () => {
  const { figures } = compare(said('a', -9, '', { dead: 2, missing: 5 }), said('b', -1, '', { dead: 2, injured: 7 }));
  expect(figures).toEqual([
    { name: 'dead', left: 2, right: 2, differs: false }, { name: 'missing', left: 5, right: null, differs: true }, { name: 'injured', left: null, right: 7, differs: true },
  ]);
});

test('texts are marked on their own sides, and one written anew is marked whole', () => {
  const { texts } = compare(said('a', -9, '死亡2人，道路中断', {}), said('b', -1, '死亡3人，道路中断', {}));
  expect(texts[0]).toMatchObject({ name: 'course', differs: true });
  expect(texts[0]?.left.map((piece) => piece.text).join('')).toBe('死亡2人，道路中断');
  expect(texts[0]?.right.filter((piece) => piece.kind === 'new').map((piece) => piece.text)).toEqual(['3']);
  const anew = compare(said('a', -9, '山体滑坡压埋货车一辆', {}), said('b', -1, '全部救出转入善后', {})).texts[0];
  expect([anew?.left, anew?.right].map((side) => side?.map((piece) => piece.kind))).toEqual([['gone'], ['new']]);
});

test('the newest is held against the one before it of its own unit', () => {
  const [a, b, c] = [said('a', -9, '', {}), said('b', -5, '', {}, '513301'), said('c', -1, '', {})];
  expect(firstPair([b, c, a])?.map((one) => one.id)).toEqual(['a', 'c']);
  expect(firstPair([b, c])?.map((one) => one.id)).toEqual(['b', 'c']);
  expect(firstPair([c])).toBeUndefined();
});
