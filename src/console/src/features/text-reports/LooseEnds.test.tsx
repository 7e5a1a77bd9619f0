import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { LooseEndView } from '../../api/types';
import { handleLooseEnd } from '../../api/commands';
import { readLooseEnds } from '../../api/reads';
import { Providers } from '../../app/Providers';
import { LooseEnds } from './LooseEnds';

vi.mock('../../api/commands', () => ({ handleLooseEnd: vi.fn(() => Promise.resolve({})) }));
vi.mock('../../api/reads', () => ({ readLooseEnds: vi.fn() }));
vi.mock('../../live/LiveProvider', () => ({ useDuty: () => ({ cache: { log: {} } }) }));
vi.mock('../../words/units', () => ({ useUnitWord: () => (code: string) => (code === '513322' ? '泸定' : code) }));

const unfiled: LooseEndView = {
  id: 'a', kind: 'unfiled', state: 'open', unitCode: null, phone: '+8613900000000', landline: null, words: '速报 地震', reason: 'no-password', marks: [], incidentId: null, incidentNumber: null,
  openedAt: '2026-11-22T05:05:00Z', handledAt: null, handledBy: null, confirmedBy: null, note: null, version: 1,
};
const callBack: LooseEndView = { ...unfiled, id: 'b', kind: 'call-back', unitCode: '513322', landline: '+8610000009322', reason: 'filed', marks: ['assumed-yesterday'], incidentId: 'i1', incidentNumber: 'GZ-20261122-22-001' };

function show(items: LooseEndView[]) {
  vi.mocked(readLooseEnds).mockResolvedValue({ items, nextPage: null, eventCursor: '1' });
  const onOpen = vi.fn();
  const view = render(<Providers><LooseEnds onOpen={onOpen} /></Providers>);
  return { onOpen, view };
}

afterEach(() => vi.clearAllMocks());

test('a call back is dialled on the landline and closed from the keyboard with who confirmed it', async () => {
  const { onOpen } = show([callBack]);
  const user = userEvent.setup();
  expect((await screen.findByRole('link')).getAttribute('href')).toBe('tel:+8610000009322');
  expect(screen.getByText('时间按昨天记')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'GZ-20261122-22-001' }));
  expect(onOpen).toHaveBeenCalledWith('i1');
  await user.type(screen.getByRole('textbox'), '{Enter}');
  expect(handleLooseEnd).not.toHaveBeenCalled();
  await user.type(screen.getByRole('textbox'), ' 多吉 {Enter}');
  await waitFor(() => expect(handleLooseEnd).toHaveBeenCalledWith('b', expect.objectContaining({ confirmedBy: '多吉' })));
});

test('an unfiled text says whose phone nobody knows and why, and is closed with what was done', async () => {
  show([unfiled]);
  const user = userEvent.setup();
  expect((await screen.findByRole('link')).getAttribute('href')).toBe('tel:+8613900000000');
  expect(screen.getByText('缺单位码或口令')).toBeTruthy();
  await user.type(screen.getByRole('textbox'), '已电话记录{Enter}');
  await waitFor(() => expect(handleLooseEnd).toHaveBeenCalledWith('a', expect.objectContaining({ note: '已电话记录' })));
});

test('while there is nothing to do there is nothing to see', async () => {
  const { view } = show([]);
  await waitFor(() => expect(readLooseEnds).toHaveBeenCalled());
  expect(view.container.querySelector('details')).toBeNull();
});
