import { expect, test } from 'vitest';
import { figuresOf, saysAbout, typedAmount } from './figureInput';

test.each([['120万', '1200000'], ['1.2亿', '120000000'], ['15亩', '1'], ['10亩', '0.67'], ['1,200.5', '1200.5'], ['3.14159', '3.14'], ['?', ''], ['h', 'H'], ['..', ''], ['约两百', '']])('the amount %s is kept as %s', (typed, kept) => {
  expect(typedAmount(typed)).toBe(kept);
});

test('an amount may have a part, people may not', () => {
  expect(figuresOf({ burnedHectares: '2.5', lossYuan: '7.', dead: '2.5' })).toEqual({ burnedHectares: 2.5, lossYuan: 7 });
});

test.each([['约300', true], ['300余', true], ['300', false], ['0', false]])('%s is about so many: %s', (typed, about) => {
  expect(saysAbout(typed)).toBe(about);
});
