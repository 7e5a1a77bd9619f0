import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { initials, searchWords } from './initials';

test.each([['洛须镇', 'lxz'], ['磨西镇', 'mxz'], ['山洪灾害', 'shzh'], ['泥石流', 'nsl'], ['得妥镇', 'dtz'], ['燕子沟镇', 'yzgz'], ['阿察镇', 'acz'], ['尼木', 'nm'], ['八角楼乡', 'bjlx'], ['然乌乡', 'rwx'], ['鲜水镇', 'xsz'], ['K3处', 'k3c']])(
  '%s is found by %s', (name, typed) => {
    expect(initials(name)).toContain(typed);
  });

test('a character that is read in two ways is found both ways', () => {
  expect(initials('长征')).toEqual(['cz', 'zz']);
});

test('every township of the sample site begins as its English name does', () => {
  const units = JSON.parse(readFileSync('../../ops/sites/ganzi/units.json', 'utf8')) as { name: string; nameEn: string; level: string }[];
  const first = (en: string) => en.replace(/^[^A-Za-z]+/, '').slice(0, 1).toLowerCase();
  const townships = units.filter((unit) => unit.level === 'township' && unit.nameEn);
  const wrong = townships.filter((unit) => !initials(unit.name).some((one) => one.startsWith(first(unit.nameEn))));
  // Names from Tibetan are spelt by sound, not by pinyin: those few differ.
  expect(townships.length).toBeGreaterThan(200);
  expect(wrong.length / townships.length).toBeLessThan(0.03);
});

test('names, code and initials all find it', () => {
  for (const typed of ['洛须', 'luoxu', '513332', 'lxz']) expect(searchWords('洛须镇', 'Luoxu Town', '513332101')).toContain(typed);
});
