import { expect, test } from 'vitest';
import { en } from './en';
import { zh } from './zh';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`)));
}

/** The one text that is meant to be empty: an outdated message is no news. */
const silent = new Set(['log.message.stale']);
const names = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).toSorted();

test('both languages have the same keys', () => {
  expect(leaves(en).map(([key]) => key).toSorted()).toEqual(leaves(zh).map(([key]) => key).toSorted());
});

test('no text is empty', () => {
  for (const [key, text] of [...leaves(zh), ...leaves(en)]) if (!silent.has(key)) expect(text.trim(), key).not.toBe('');
});

test('a text and its translation say the same things', () => {
  const english = new Map(leaves(en));
  for (const [key, text] of leaves(zh)) if (key !== 'time.date') expect(names(english.get(key) ?? ''), key).toEqual(names(text));
});

test('Chinese labels end without a full stop, and nothing says 您 or 请稍候', () => {
  for (const [key, text] of leaves(zh)) expect(text, key).not.toMatch(/您|请稍候|系统繁忙|！/);
});
