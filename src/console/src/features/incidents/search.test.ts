import { expect, test } from 'vitest';
import type { UnitView } from '../../api/types';
import { incident } from '../../test/facts';
import { boardItems } from './boardOrder';
import { found } from './search';

const units: UnitView[] = [
  { code: '513322', name: '泸定县', nameEn: 'Luding County', short: '泸定', level: 'county', parent: '513300', latitude: null, longitude: null },
  { code: '513324', name: '九龙县', nameEn: 'Jiulong County', short: '九龙', level: 'county', parent: '513300', latitude: null, longitude: null },
];
const items = boardItems({
  incidents: {
    a: incident({ id: 'a', number: 'GZ-20220905-22-001', title: '泸定县磨西镇地震', unitCode: '513322', participants: ['513322'] }),
    b: incident({ id: 'b', number: 'GZ-20220906-24-001', title: '湾坝镇滑坡', unitCode: '513324', participants: ['513324'] }),
  }, obligations: {}, people: new Map(),
});
const ids = (typed: string) => found(items, typed, units, (slug) => slug).map((item) => item.incident.id);

test('found by number, by place and by the letters of the county', () => {
  expect(ids('0905-22')).toEqual(['a']);
  expect(ids('湾坝')).toEqual(['b']);
  expect(ids('jiulong')).toEqual(['b']);
  expect(ids('LUDING 磨西')).toEqual(['a']);
});

test('nothing typed hides nothing, and what fits nothing finds nothing', () => {
  expect(ids('  ')).toHaveLength(2);
  expect(ids('luding 湾坝')).toEqual([]);
});
