import { readFileSync } from 'node:fs';
import type { OutlineView } from '../api/types';

/** The sample site's own outlines: what the tests of the server check, the map draws. */
export const ganzi: OutlineView[] = (JSON.parse(readFileSync('../../ops/sites/ganzi/outlines.json', 'utf8')) as { unit: string; rings: number[][][] }[])
  .map(({ unit, rings }) => ({ unitCode: unit, rings }));
