import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Providers } from '../../app/Providers';
import { at, NOW, report } from '../../test/facts';
import { StoryReport } from './StoryReport';

function show(filedAt: string | null) {
  const entry = { kind: 'report' as const, key: 'r', at: at(0), report: report({ receivedAt: '2022-09-06T05:05:30Z', filedAt }), before: undefined, settled: undefined };
  render(<Providers><ol><StoryReport entry={entry} newest={false} at="" now={NOW + 6 * 3_600_000} unitWord={(code) => code} returns={false} /></ol></Providers>);
}

test('who filed while the line was gone is told by both times', () => {
  show('2022-09-06T04:40:00Z');
  expect(screen.getByText('断网期间填报 12:40，13:05 收到')).toBeDefined();
});

test('a filer whose clock is ahead is told so', () => {
  show('2022-09-06T05:20:00Z');
  expect(screen.getByText('填报人时钟 13:20，13:05 收到')).toBeDefined();
});

test.each(['2022-09-06T05:04:30Z', null])('a minute apart is no matter (%s)', (filedAt) => {
  show(filedAt);
  expect(screen.queryByText(/收到/)).toBeNull();
});
