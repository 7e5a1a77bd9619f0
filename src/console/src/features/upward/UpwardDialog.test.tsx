import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { Providers } from '../../app/Providers';
import { UpwardDialog } from './UpwardDialog';

const commands = vi.hoisted(() => ({ passUpward: vi.fn() }));
vi.mock('../../api/commands', () => commands);

beforeEach(() => commands.passUpward.mockReset());

function open(onPassed = vi.fn()) {
  render(<Providers><UpwardDialog target={{ incidentId: 'i1', title: '泸定县磨西镇地震', stage: 'written' }} onClose={vi.fn()} onPassed={onPassed} /></Providers>);
  return onPassed;
}

test('the room records what it passed on, and to whom', async () => {
  commands.passUpward.mockResolvedValue({ settled: [] });
  const onPassed = open();
  await userEvent.type(screen.getByLabelText(/对方/), '省政府总值班室');
  await userEvent.click(screen.getByRole('button', { name: /记下/ }));
  expect(commands.passUpward).toHaveBeenCalledWith('i1', { commandId: expect.any(String), stage: 'written', toldWho: '省政府总值班室', text: null });
  expect(onPassed).toHaveBeenCalledOnce();
});

test('what is not known is not sent, and a lost answer is repeated by the same command', async () => {
  commands.passUpward.mockRejectedValueOnce(new Error('cut')).mockResolvedValue({ settled: [] });
  open();
  await userEvent.selectOptions(screen.getByLabelText(/方式/), 'phone');
  await userEvent.click(screen.getByRole('button', { name: /记下/ }));
  await userEvent.click(screen.getByRole('button', { name: /记下/ }));
  const [first, second] = commands.passUpward.mock.calls;
  expect(first?.[1]).toEqual({ commandId: expect.any(String), stage: 'phone', toldWho: null, text: null });
  expect(second).toEqual(first);
});
