import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Providers } from '../../app/Providers';
import { ganzi } from '../../test/outlines';
import { CountyMap, type MapProps } from './CountyMap';
import type { MapState } from './states';

const names: Record<string, string> = { 513301: '康定', 513322: '泸定', 513324: '九龙', 513325: '雅江' };
const page = (items: unknown[]) => Promise.resolve(new Response(JSON.stringify({ items, nextPage: null, eventCursor: '' }), { headers: { 'content-type': 'application/json' } }));
const units = ganzi.map(({ unitCode }) => ({ code: unitCode, name: `${names[unitCode] ?? unitCode}县`, nameEn: `County ${unitCode}`, short: names[unitCode] ?? unitCode, level: 'county', parent: '513300' }));

function show(props: Partial<MapProps> = {}, outlines = ganzi) {
  vi.stubGlobal('fetch', (path: string) => page(path.includes('outlines') ? outlines : units));
  const states = new Map<string, MapState>(units.map(({ code }) => [code, 'quiet']));
  for (const [code, state] of [['513324', 'late'], ['513301', 'soon'], ['513325', 'missing']] as const) states.set(code, state);
  return render(<Providers><CountyMap states={states} {...props} /></Providers>);
}

/** The map is a chunk of its own: the first to look loads it. */
const picture = () => screen.findByRole('img', {}, { timeout: 10_000 });

afterEach(() => vi.unstubAllGlobals());

test('the picture says in words how the counties stand, the worst first', async () => {
  show();
  expect((await picture()).getAttribute('aria-label')).toBe('各县（市）状态图：未报 1，迟 1，将到 1，没有欠报 15');
});

test('every county is a row with its state in words, the worst first, and a press selects it', async () => {
  const onSelect = vi.fn();
  show({ onSelect, selected: '513324' });
  await picture();
  const rows = within(screen.getByRole('list', { name: '各县（市）状态' })).getAllByRole('button');
  expect(rows).toHaveLength(18);
  expect(rows.slice(0, 3).map((row) => row.textContent)).toEqual(['雅江未报', '九龙迟', '康定将到']);
  expect(rows[1]?.getAttribute('aria-pressed')).toBe('true');
  await userEvent.click(screen.getByRole('button', { name: '雅江 未报' }));
  expect(onSelect).toHaveBeenCalledWith('513325');
});

test('the rows are one stop of the tabulator, and arrows move among them without the desk hearing', async () => {
  const desk = vi.fn();
  window.addEventListener('keydown', desk);
  show({ onSelect: () => {} });
  await picture();
  await userEvent.tab();
  expect(document.activeElement?.textContent).toBe('雅江未报');
  desk.mockClear();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
  expect(document.activeElement?.textContent).toBe('九龙迟');
  await userEvent.keyboard('{End}');
  expect(desk).not.toHaveBeenCalled();
  await userEvent.tab();
  expect(document.activeElement?.closest('.maplist')).toBeNull();
  window.removeEventListener('keydown', desk);
});

test('late and missing have a border, soon and missing a hatch, and each its own shape', async () => {
  const { container } = show();
  await picture();
  const fill = (code: string) => container.querySelector<SVGElement>(`[data-code="${code}"]`)?.style.fill ?? '';
  expect(fill('513301')).toContain('soon');
  expect(fill('513325')).toContain('missing');
  expect([fill('513324'), fill('513322')]).toEqual(['', '']);
  expect(container.querySelectorAll('.border')).toHaveLength(2);
  expect([...container.querySelectorAll('.name use')].map((use) => use.getAttribute('href')).toSorted()).toEqual(['#i-o-late', '#i-o-miss', '#i-o-soon']);
});

test('an incident is a square with its level, said in words too, and can be pressed', async () => {
  const onPin = vi.fn();
  const pin = { id: 'i1', level: 'II' as const, lead: false, title: '磨西镇地震', label: '磨西', longitude: 102.08, latitude: 29.59, exact: false };
  const { container } = show({ pins: [pin], rings: [{ longitude: 102.08, latitude: 29.59, km: 30, label: 'Ⅶ 度' }], onPin, focus: ['513301', '513322'] });
  await picture();
  const square = container.querySelector<SVGGElement>('.pin') ?? container;
  expect(square.querySelector('title')?.textContent).toBe('重大·磨西镇地震·只知道在这个县');
  expect(square.textContent).toContain('II');
  expect(screen.getByText('磨西')).toBeDefined();
  expect(screen.getByText('Ⅶ 度')).toBeDefined();
  await userEvent.click(square);
  expect(onPin).toHaveBeenCalledWith('i1');
});

test('near the place some counties fill the window, and a press shows the whole prefecture', async () => {
  const { container } = show({ focus: ['513322'] });
  await picture();
  const drawn = () => container.querySelector('[data-code]')?.parentElement?.getAttribute('transform');
  const near = drawn();
  await userEvent.click(screen.getByRole('button', { name: '全州' }));
  expect(drawn()).not.toBe(near);
  await userEvent.click(screen.getByRole('button', { name: '放大' }));
  expect(drawn()).toBe(near);
});

test('a site without outlines shows its counties as rows', async () => {
  const { container } = show({}, []);
  expect(await screen.findByText('九龙')).toBeDefined();
  await vi.waitFor(() => expect(container.querySelector('.mapgrid.beside')).not.toBeNull());
  expect(screen.queryByRole('img')).toBeNull();
});
