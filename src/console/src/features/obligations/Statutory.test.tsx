import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { StatutoryClockView } from '../../api/types';
import { Providers } from '../../app/Providers';
import { Statutory } from './Statutory';

const clocks: StatutoryClockView[] = [
  { side: 'county', basis: { zh: '条例甲', en: 'Regulation A' }, dueAt: '2020-11-22T15:00:00+08:00', metAt: '2020-11-22T15:29:30+08:00', lateBySeconds: 1770 },
  { side: 'county', basis: { zh: '条例乙', en: 'Regulation B' }, dueAt: '2020-11-22T16:00:00+08:00', metAt: '2020-11-22T15:29:30+08:00', lateBySeconds: 0 },
  { side: 'prefecture', basis: { zh: '条例丙', en: 'Regulation C' }, dueAt: '2020-11-22T17:29:00+08:00', metAt: null, lateBySeconds: null },
  { side: 'prefecture', basis: { zh: '条例丁', en: 'Regulation D' }, dueAt: null, metAt: null, lateBySeconds: null },
];

test('each clock of the law says whose it is, by which law, when it is due and what became of it', () => {
  render(<Providers><Statutory clocks={clocks} findings={[]} /></Providers>);
  const rows = screen.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell').map((cell) => cell.textContent));
  expect(rows).toEqual([
    ['条例甲', expect.stringContaining('15:00'), expect.stringContaining('30')],
    ['条例乙', expect.stringContaining('16:00'), expect.any(String)],
    ['条例丙', expect.stringContaining('17:29'), '已超，这里没有记录'],
    ['条例丁', '—', '县报后起算'],
  ]);
});

test('what the timer finds stands above them with its rule', () => {
  render(<Providers><Statutory clocks={[]} findings={[{ rule: 'R-T12', severity: 'informs', message: { zh: '续报已超时15分钟', en: 'Follow-up overdue' }, field: 'stage' }]} /></Providers>);
  expect(screen.getByText(/续报已超时15分钟/).textContent).toContain('R-T12');
});

test('where no law and no finding speaks, nothing is shown', () => {
  render(<Providers><Statutory clocks={[]} findings={[]} /></Providers>);
  expect(screen.queryByRole('region')).toBeNull();
});
