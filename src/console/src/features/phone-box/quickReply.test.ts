import { expect, test } from 'vitest';
import { quickReply } from './quickReply';

const heard = (text: string) => [{ id: 1, direction: 'in', text, at: '' }];

test.each([
  ['请立即报，复1 4821', '1 4821'], ['回复1 23确认', '1 23'], ['回“1 07”签收', '1 07'], ['Reply 1 4821 to confirm', '1 4821'], ['回1签收。', '1'],
])('%s asks for %s', (text, reply) => expect(quickReply(heard(text))).toBe(reply));

test('a text that asks for nothing has no quick reply', () => {
  expect(quickReply(heard('已记录：07号泸定县地震13:04由李某确认'))).toBeUndefined();
  expect(quickReply([])).toBeUndefined();
});
