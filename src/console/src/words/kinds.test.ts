import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kindShapes } from '../ui/kindShapes';
import { kindIcon } from './kinds';

const kinds = JSON.parse(readFileSync('../../ops/sites/ganzi/kinds.json', 'utf8')) as { slug: string }[];

test('every kind of the sample site has a drawing of its own', () => {
  const bare = kinds.filter(({ slug }) => !Object.hasOwn(kindShapes, slug)).map(({ slug }) => slug);
  expect(bare.filter((slug) => !slug.startsWith('local'))).toEqual([]);
  expect(kinds.length).toBeGreaterThan(40);
});

test('a kind that nobody drew has the drawing of its group', () => {
  expect(kindIcon('nat.met.sandstorm')).toBe('nat.met');
  expect(kindIcon('acc.road.bridge')).toBe('acc.road');
  expect(kindIcon('new.thing')).toBe('other');
});

test('two kinds of one group are told apart by their drawings', () => {
  const shared = Object.entries(kindShapes).filter(([slug, shape]) => slug.split('.').length === 3 && Object.entries(kindShapes).some(
    ([other, same]) => other !== slug && other.split('.').length === 3 && same === shape));
  expect(shared).toEqual([]);
});
