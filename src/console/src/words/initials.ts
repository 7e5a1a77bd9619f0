// The first syllable of each letter in the order of pinyin: what sorts between two of them begins with the earlier letter.
const FIRST: [string, string][] = [
  ['a', '阿'], ['b', '八'], ['c', '嚓'], ['d', '哒'], ['e', '妸'], ['f', '发'], ['g', '旮'], ['h', '哈'], ['j', '丌'], ['k', '咔'], ['l', '垃'], ['m', '妈'], ['n', '拏'],
  ['o', '噢'], ['p', '妑'], ['q', '七'], ['r', '呥'], ['s', '仨'], ['t', '他'], ['w', '屲'], ['x', '夕'], ['y', '丫'], ['z', '帀'],
];
/** Characters of place and kind names that are read in two ways: typed either way they are found. */
const TWICE: Record<string, string> = { 重: 'zc', 长: 'cz', 藏: 'zc', 朝: 'cz', 乐: 'ly', 行: 'hx', 曾: 'zc', 单: 'ds', 解: 'jx', 车: 'cj', 大: 'd', 厦: 'xs', 参: 'cs', 柏: 'b' };
const collator = new Intl.Collator('zh-u-co-pinyin');

function letters(character: string): string {
  if (TWICE[character]) return TWICE[character];
  if (!/\p{Script=Han}/u.test(character)) return /[a-z0-9]/i.test(character) ? character.toLowerCase() : '';
  return FIRST.findLast(([, first]) => collator.compare(first, character) <= 0)?.[0] ?? '';
}

/** lxz for 洛须镇, dlc and djc for 大车 read both ways: every way in which the initials can be typed. */
export function initials(name: string): string[] {
  return [...name].map(letters).filter(Boolean).reduce<string[]>((all, each) => all.flatMap((one) => [...each].map((letter) => one + letter)), ['']).slice(0, 8);
}

/** What a choice is found by: its names, its code, its initials. */
export function searchWords(zh: string, en: string, code: string): string {
  return [zh, en, code, ...initials(zh)].join(' ').toLowerCase();
}
