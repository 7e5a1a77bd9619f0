import type { FigureName, UnitView } from '../../api/types';
import { initials } from '../../words/initials';

export interface SaidPlace { county: UnitView | undefined; township: UnitView | undefined; rest: string }

function fits(unit: UnitView, word: string): boolean {
  const typed = word.toLowerCase();
  return unit.name.startsWith(word) || unit.short === word || initials(unit.name).includes(typed) || (typed.length >= 3 && unit.nameEn.toLowerCase().replaceAll(/[^a-z]/g, '').startsWith(typed));
}

/** lxz 真达方向 8 公里: the first word names a township (or a county), by its initials too; the nearer one stands first. */
export function saidPlaces(text: string, units: UnitView[], caller: string | undefined): SaidPlace[] {
  const [, word = '', rest = ''] = /^([^\s,，]+)[\s,，]*(.*)$/s.exec(text.trim()) ?? [];
  if (!word) return [];
  const countyOf = (unit: UnitView) => units.find((one) => one.code === unit.parent);
  const townships = units.filter((unit) => unit.level === 'township' && (fits(unit, word) || (/\p{Script=Han}/u.test(word) && word.startsWith(unit.name))));
  const counties = units.filter((unit) => unit.level === 'county' && (fits(unit, word) || word.startsWith(unit.name) || (unit.short.length > 1 && word.startsWith(unit.short))));
  const left = (unit: UnitView) => [word.startsWith(unit.name) ? word.slice(unit.name.length) : '', rest].filter(Boolean).join(' ');
  const near = (unit: UnitView) => Number(unit.parent !== caller);
  const found = [
    ...townships.toSorted((a, b) => near(a) - near(b) || a.code.localeCompare(b.code)).map((township) => ({ county: countyOf(township), township, rest: left(township) })),
    ...counties.map((county) => {
      const after = (word.startsWith(county.name) ? word.slice(county.name.length) : word.startsWith(county.short) ? word.slice(county.short.length) : '').replace(/^[县市]/, '');
      const inside = after ? units.find((unit) => unit.parent === county.code && after.startsWith(unit.name)) : undefined;
      return { county, township: inside, rest: [inside ? after.slice(inside.name.length) : after, rest].filter(Boolean).join(' ') };
    }),
  ];
  const own = units.find((unit) => unit.code === caller && unit.level === 'county');
  return found.length > 0 ? found.slice(0, 6) : own ? [{ county: own, township: undefined, rest: text.trim() }] : [];
}

const NUMERALS = '零一二三四五六七八九';
function count(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '两') return 2;
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(text);
  if (tens) return (tens[1] ? NUMERALS.indexOf(tens[1]) : 1) * 10 + (tens[2] ? NUMERALS.indexOf(tens[2]) : 0);
  return NUMERALS.indexOf(text);
}

const NUMBER = '(\\d+|[一二两三四五六七八九十]{1,3})';
const words: [FigureName, string][] = [['dead', '死亡|遇难|身亡|死了'], ['missing', '失联|失踪|联系不上|下落不明'], ['injured', '受伤|伤(?!亡)'], ['exposed', '涉险|被困']];

/** What a sentence says of people: 2 人受伤送医，1 人联系不上. Only what it says with a number. */
export function saidFigures(sentence: string): { [name in FigureName]?: number } {
  const found: { [name in FigureName]?: number } = {};
  for (const [name, word] of words) {
    const match = new RegExp(`${NUMBER}\\s*[人名](?:${word})`).exec(sentence) ?? new RegExp(`(?:${word})\\s*(?:人员)?\\s*${NUMBER}\\s*[人名]`).exec(sentence);
    const value = match?.[1] ? count(match[1]) : -1;
    if (value >= 0) found[name] = value;
  }
  return found;
}

/** 王某 13800000000: a number behind a name is where he can be called back. */
export function saidCaller(text: string): { name: string; phone: string } {
  const phone = /\+?\d[\d\s-]{5,}\d/.exec(text)?.[0] ?? '';
  return { name: text.replace(phone, '').trim(), phone: phone.trim() };
}
