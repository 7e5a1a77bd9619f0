import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Providers } from '../../app/Providers';
import { NOW, session } from '../../test/facts';
import type { Part } from './controls';
import { Fold } from './Fold';
import { goTo } from './goTo';
import { newReport } from './reportForm';

const reads = vi.hoisted(() => ({ readOnDuty: vi.fn() }));
vi.mock('../../api/reads', async (original) => ({ ...(await original<object>()), ...reads }));
reads.readOnDuty.mockResolvedValue({ items: [{ unitCode: '513324', personId: 'p', personName: '带班丙', post: 'duty-leader', phone: '', from: '', until: '' }] });

const part = (change: Partial<Part> = {}): Part => ({ draft: newReport(NOW, session), edit: vi.fn(), problem: undefined, checks: [], tried: false, act: () => {}, ...change });
const fold = (given: Part) => <Providers><Fold part={given} names={['trend', 'leaders']} units={[]} county="513324" /></Providers>;
const isOpen = () => document.querySelector('details')?.open;

test('what is only wanted is folded away until a check asks for it, and stays open once that is answered', () => {
  const view = render(fold(part()));
  expect(isOpen()).toBe(false);
  view.rerender(fold(part({ checks: [{ key: 'R-E11-0', field: 'trend', severity: 'warns', code: 'R-E11', rule: 'R-E11', text: { zh: '缺少趋势', en: '' } }] })));
  expect(isOpen()).toBe(true);
  view.rerender(fold(part()));
  expect(isOpen()).toBe(true);
});

test('a refusal of a field in it opens it, and so does going there', () => {
  const view = render(fold(part({ problem: { text: '文字过长', field: 'trend', code: 'text.too-long', findings: [] } })));
  expect(isOpen()).toBe(true);
  view.unmount();
  render(fold(part()));
  expect(isOpen()).toBe(false);
  goTo('trend');
  expect(isOpen()).toBe(true);
  expect(document.activeElement?.id).toBe('report-trend');
});

test('a leader is chosen by one press or named, and both are told once', async () => {
  const given = part({ draft: { ...newReport(NOW, session), leaders: ['县长甲'] } });
  render(fold(given));
  await userEvent.click(await screen.findByRole('button', { name: /带班丙（带班领导）/, hidden: true }));
  expect(given.edit).toHaveBeenLastCalledWith('leaders', ['县长甲', '带班丙（带班领导）']);
  await userEvent.type(screen.getByLabelText('到场领导', { selector: 'input' }), '副县长乙、县长甲{Enter}');
  expect(given.edit).toHaveBeenLastCalledWith('leaders', ['县长甲', '副县长乙']);
});
