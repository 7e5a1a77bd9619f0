import { expect, test } from 'vitest';
import { NOW } from '../test/facts';
import { typedTime } from './saidTime';
import { toInput } from './time';

const read = (text: string) => {
  const said = typedTime(text, NOW);
  return said?.kind === 'at' ? toInput(said.at) : said?.kind;
};

test.each([
  ['2022-09-06 05:48', '2022-09-06 05:48'], ['2022-09-05T23:10', '2022-09-05 23:10'], ['2022年9月6日 5:48', '2022-09-06 05:48'], ['2022/9/6 5时48分', '2022-09-06 05:48'],
  ['9月5日 12:52', '2022-09-05 12:52'], ['9-5 12:52', '2022-09-05 12:52'], ['12-31 23:59', '2021-12-31 23:59'],
  ['0548', '2022-09-06 05:48'], ['昨2310', '2022-09-05 23:10'], ['-14', '2022-09-06 06:58'], ['待核', 'unknown'],
])('%s is %s', (text, at) => expect(read(text)).toBe(at));

test.each([['2022-02-30 10:00'], ['2022-09-06 25:00'], ['2022-13-01 10:00'], ['2022-09-06'], ['明天'], ['9月5日']])('%s is no time', (text) => expect(read(text)).toBeUndefined());
