import { expect, test } from 'vitest';
import type { UnitView } from '../../api/types';
import { NOW } from '../../test/facts';
import { saidTime } from '../../words/saidTime';
import { saidCaller, saidFigures, saidPlaces } from './shortForms';

const beijing = (text: string, now = NOW) => {
  const said = saidTime(text, now);
  return said?.kind === 'at' ? new Date(said.at + 8 * 3600_000).toISOString().slice(5, 16) : said?.kind;
};

test.each([
  ['0658', '09-06T06:58'], ['658', '09-06T06:58'], ['06:58', '09-06T06:58'], ['6点58', '09-06T06:58'], ['6点', '09-06T06:00'], ['昨2310', '09-05T23:10'], ['昨天 23:10', '09-05T23:10'], ['y2310', '09-05T23:10'],
  ['刚才', '09-06T07:12'], ['-14', '09-06T06:58'], ['14分钟前', '09-06T06:58'], ['2310', '09-05T23:10'], ['待核', 'unknown'], ['?', 'unknown'], ['0714', '09-06T07:14'],
  ['下午', undefined], ['2560', undefined], ['', undefined], ['12345', undefined],
])('%s is understood as %s', (typed, understood) => {
  expect(beijing(typed)).toBe(understood);
});

test('after midnight 2310 was yesterday', () => {
  expect(beijing('2310', Date.parse('2022-09-06T00:10:00+08:00'))).toBe('09-05T23:10');
});

test('"just now" stays where it was said, however long the call takes', () => {
  expect(saidTime('刚才', NOW + 9 * 60_000, NOW)).toEqual(saidTime('刚才', NOW));
  expect(beijing('0720', NOW + 9 * 60_000)).toBe('09-06T07:20');
});

const unit = (code: string, name: string, nameEn: string, level: string, parent: string): UnitView => ({ code, name, nameEn, short: name.replace(/[县市]$/, ''), level, parent, latitude: null, longitude: null });
const units = [
  unit('513332', '石渠县', 'Shiqu County', 'county', '513300'), unit('513322', '泸定县', 'Luding County', 'county', '513300'),
  unit('513332101', '洛须镇', 'Luoxu Town', 'township', '513332'), unit('513322103', '磨西镇', 'Moxi Town', 'township', '513322'), unit('513332109', '磨新镇', 'Moxin Town', 'township', '513332'),
];
const placed = (text: string, caller?: string) => saidPlaces(text, units, caller).map(({ county, township, rest }) => `${county?.short}/${township?.name ?? ''}/${rest}`);

test.each([
  ['lxz 真达方向 8 公里', '石渠/洛须镇/真达方向 8 公里'], ['洛须镇真达方向8公里', '石渠/洛须镇/真达方向8公里'], ['luoxu', '石渠/洛须镇/'], ['石渠县洛须镇真达', '石渠/洛须镇/真达'], ['泸定磨西镇', '泸定/磨西镇/'], ['ldx 县城', '泸定//县城'], ['lxz, 8 km towards Zhenda', '石渠/洛须镇/8 km towards Zhenda'], ['洛须镇，真达方向', '石渠/洛须镇/真达方向'],
])('%s is %s', (typed, understood) => {
  expect(placed(typed)[0]).toBe(understood);
});

test('of two townships with the same initials the caller’s own stands first', () => {
  expect(placed('mxz', '513322')[0]).toBe('泸定/磨西镇/');
  expect(placed('mxz', '513332')[0]).toBe('石渠/磨新镇/');
});

test('what is no name is a place in the caller’s county, or nothing is claimed', () => {
  expect(placed('三岔路口桥下', '513322')).toEqual(['泸定//三岔路口桥下']);
  expect(placed('三岔路口桥下')).toEqual([]);
});

test.each([
  ['强降雨引发山洪，冲毁便桥一座，2 人受伤送医，1 人联系不上。', { injured: 2, missing: 1 }], ['死亡3人，受伤十二人', { dead: 3, injured: 12 }], ['两名群众失联', {}], ['两人失联', { missing: 2 }],
  ['冲毁便桥一座', {}], ['没有人员伤亡', {}], ['三十五人被困', { exposed: 35 }],
])('%s', (sentence, figures) => {
  expect(saidFigures(sentence)).toEqual(figures);
});

test('a number behind a name is where he can be called back', () => {
  expect(saidCaller('过路司机 138 0000 0000')).toEqual({ name: '过路司机', phone: '138 0000 0000' });
  expect(saidCaller('过路司机')).toEqual({ name: '过路司机', phone: '' });
});
