import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '../../api/http';
import type { SessionView } from '../../api/types';
import { Providers } from '../Providers';
import SearchPage from './SearchPage';

const reads = vi.hoisted(() => ({ searchIncidents: vi.fn(), readUnits: vi.fn(), readViews: vi.fn() }));
const commands = vi.hoisted(() => ({ saveView: vi.fn(), dropView: vi.fn() }));
vi.mock('../../api/reads', async (original) => ({ ...(await original<object>()), ...reads }));
vi.mock('../../api/commands', async (original) => ({ ...(await original<object>()), ...commands }));
vi.mock('../TopBar', () => ({ TopBar: () => null }));
vi.mock('../CutBar', () => ({ CutBar: () => null, useCut: () => 'no' }));

const session = { unitCode: '513300', actions: ['incident.read'], site: { kinds: [{ slug: 'nat.geo.landslide', zh: '滑坡', en: 'landslide' }] } } as unknown as SessionView;
const incident = (id: string, title: string) => ({ id, title, number: 'GZ-20260803-01-002', level: 'III', state: 'written', kind: 'nat.geo.landslide', place: { countyCode: '513322' }, unitCode: '513322', openedAt: '2026-08-03T05:00:00Z' });
const page = (items: unknown[], nextPage: string | null = null) => ({ items, nextPage, eventCursor: '1.1.1' });

beforeEach(() => {
  history.replaceState(null, '', '/search?q=%E6%BB%91%E5%9D%A1');
  reads.searchIncidents.mockReset();
  reads.readViews.mockResolvedValue({ items: [] });
  commands.saveView.mockReset();
  reads.readUnits.mockResolvedValue(page([{ code: '513322', name: '泸定县', nameEn: 'Luding County', short: '泸定', level: 'county' }]));
});

const open = () => render(<Providers><SearchPage session={session} onLeave={vi.fn()} /></Providers>);

test('the words of the address are looked for, marked, and a line leads to its incident', async () => {
  reads.searchIncidents.mockResolvedValue(page([{ incident: incident('i1', '磨西镇滑坡'), reportId: 'r1', reportStage: 'first', reportNo: 1, excerpt: '…上方<b>山体滑坡…' }]));
  open();
  const line = await screen.findByRole('button', { name: /磨西镇/ });
  expect(reads.searchIncidents).toHaveBeenCalledWith('q=%E6%BB%91%E5%9D%A1', '');
  expect(line.querySelector('mark')?.textContent).toBe('滑坡');
  expect(line.textContent).toContain('…上方<b>山体滑坡…');
  await userEvent.click(line);
  expect([location.pathname, history.state]).toEqual(['/incidents/i1', 'search']);
});

test('filters go into the question, the address and the table that is taken along', async () => {
  reads.searchIncidents.mockResolvedValue(page([{ incident: incident('i1', '磨西镇滑坡') }]));
  open();
  await userEvent.selectOptions(await screen.findByLabelText(/级别/), 'III');
  await userEvent.selectOptions(screen.getByLabelText(/迟报/), 'true');
  await userEvent.click(screen.getByRole('button', { name: /^查找/ }));
  await vi.waitFor(() => expect(reads.searchIncidents).toHaveBeenLastCalledWith('q=%E6%BB%91%E5%9D%A1&level=III&late=true', ''));
  expect(location.search).toBe('?q=%E6%BB%91%E5%9D%A1&level=III&late=true');
  const csv = await screen.findByRole('link', { name: /CSV/ });
  expect(csv.getAttribute('href')).toBe('/api/v1/incidents/export?q=%E6%BB%91%E5%9D%A1&level=III&late=true&format=csv');
});

test('further pages are fetched when somebody asks, and arrows go from line to line', async () => {
  reads.searchIncidents.mockResolvedValueOnce(page([{ incident: incident('i1', '一号滑坡') }], 'p2')).mockResolvedValueOnce(page([{ incident: incident('i2', '二号滑坡') }]));
  open();
  await userEvent.click(await screen.findByRole('button', { name: /再取/ }));
  const second = await screen.findByRole('button', { name: /二号/ });
  expect(reads.searchIncidents).toHaveBeenLastCalledWith('q=%E6%BB%91%E5%9D%A1', 'p2');
  screen.getByRole('button', { name: /一号/ }).focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(second);
});

test('nothing found is said', async () => {
  reads.searchIncidents.mockResolvedValue(page([]));
  open();
  expect(await screen.findByText(/没有找到/)).toBeTruthy();
});

test('what is looked for is saved under a name, and another one is opened by its number', async () => {
  reads.searchIncidents.mockResolvedValue(page([]));
  reads.readViews.mockResolvedValue({ items: [{ id: 'v1', name: '今年的迟报', filters: { late: 'true', from: '2026-01-01' }, savedAt: '2026-08-03T05:00:00Z' }] });
  commands.saveView.mockResolvedValue({ view: {}, state: 'accepted' });
  open();
  await screen.findByRole('button', { name: /^今年的迟报|1 今年的迟报/ });
  (document.activeElement as HTMLElement).blur();
  await userEvent.keyboard('1');
  await vi.waitFor(() => expect(location.search).toBe('?from=2026-01-01&late=true'));
  await userEvent.keyboard('s');
  await userEvent.type(screen.getByLabelText(/名称/), '又一个');
  await userEvent.keyboard('{Enter}');
  expect(commands.saveView).toHaveBeenCalledWith(expect.any(String), { commandId: expect.any(String), name: '又一个', filters: { from: '2026-01-01', late: 'true' } });
  await vi.waitFor(() => expect(screen.queryByLabelText(/名称，如/)).toBeNull());
});

test('a name that is taken is said, and stays to be changed', async () => {
  reads.searchIncidents.mockResolvedValue(page([]));
  commands.saveView.mockRejectedValue(new Refused({ type: '', code: 'view.name-taken', status: 409, title: { zh: '已有同名的查找，请换个名称。', en: 'taken' }, field: 'name', findings: [], traceId: '' }));
  open();
  await userEvent.click(await screen.findByRole('button', { name: /存下这次查找/ }));
  await userEvent.click(screen.getByRole('button', { name: '存下' }));
  expect((await screen.findByRole('alert')).textContent).toContain('已有同名的查找');
  expect(screen.getByLabelText<HTMLInputElement>(/名称，如/).value).toBe('滑坡');
});
