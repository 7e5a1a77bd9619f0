import { expect, test } from 'vitest';
import { pieces, readFilters, toAddress, toQuery } from './filters';

test('what stands in the address is what is looked for, and empty fields are left out', () => {
  const filters = readFilters('?q=%E6%BB%91%E5%9D%A1&level=III&other=x');
  expect(filters).toEqual({ q: '滑坡', kind: '', level: 'III', unit: '', from: '', to: '', late: '', state: '' });
  expect(toAddress({ ...filters, q: ' 滑坡 ' })).toBe('q=%E6%BB%91%E5%9D%A1&level=III');
});

test('days are whole days of Beijing, the last one included', () => {
  const query = new URLSearchParams(toQuery(readFilters('?from=2026-08-03&to=2026-08-03')));
  expect(query.get('from')).toBe('2026-08-02T16:00:00.000Z');
  expect(query.get('to')).toBe('2026-08-03T16:00:00.000Z');
});

test('words that were looked for are marked, whatever their case, and signs mean nothing', () => {
  expect(pieces('A Landslide near 磨西', 'landslide 磨西')).toEqual([
    { text: 'A ', hit: false }, { text: 'Landslide', hit: true }, { text: ' near ', hit: false }, { text: '磨西', hit: true },
  ]);
  expect(pieces('a.b(c', '.*( ')).toEqual([{ text: 'a.b(c', hit: false }]);
});
