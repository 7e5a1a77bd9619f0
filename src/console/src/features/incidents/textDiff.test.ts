import { expect, test } from 'vitest';
import { textDiff, type Piece } from './textDiff';

const shown = (pieces: Piece[] | undefined) => pieces?.map(({ kind, text }) => ({ same: text, new: `+${text}+`, gone: `-${text}-` })[kind]).join('');
const side = (pieces: Piece[] | undefined, without: Piece['kind']) => pieces?.filter((piece) => piece.kind !== without).map((piece) => piece.text).join('');

test('inserted characters are marked one by one, for Chinese has no spaces', () => {
  expect(shown(textDiff('受伤人员，通信中断。', '受伤30余人员，卫星电话已通。'))).toBe('受伤+30余+人员，-通信中断-+卫星电话已通+。');
});

test('a number changes as a whole', () => {
  expect(shown(textDiff('转移12人，失联13人', '转移126人，失联3人'))).toBe('转移-12-+126+人，失联-13-+3+人');
  expect(shown(textDiff('遇难46人', '遇难65人'))).toBe('遇难-46-+65+人');
});

test('a sentence that was added at the end is new and nothing else is', () => {
  expect(shown(textDiff('山体滑坡，道路中断。', '山体滑坡，道路中断。磨西至得妥抢通至K7。'))).toBe('山体滑坡，道路中断。+磨西至得妥抢通至K7。+');
});

test('the same words have no marks', () => {
  expect(shown(textDiff('道路中断', '道路中断'))).toBe('道路中断');
});

test('a text that was written anew is not shown as confetti', () => {
  expect(textDiff('强烈震感，磨西方向联系不上', '甘孜二十九人、雅安十七人遇难，转移群众五万余人')).toBeUndefined();
});

test('the first words after none are all new', () => {
  expect(shown(textDiff('', '道路中断'))).toBe('+道路中断+');
});

test.each([['转移12人，失联3人', '转移126人，失联4人'], ['𠮷田镇塌方', '𠮷田镇塌方三处，𠮷字'], ['ab', 'ba'], ['一处塌方两处断路', '两处塌方一处断路']])(
  'what is kept and new is the new text, what is kept and gone is the old one: %s → %s', (before, after) => {
    const pieces = textDiff(before, after);
    if (!pieces) return;
    expect(side(pieces, 'gone')).toBe(after);
    expect(side(pieces, 'new')).toBe(before);
  });
