import { render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { makeI18n } from '../i18n';
import { FigureChange } from './FigureChange';

const show = (node: React.ReactNode) => render(<I18nextProvider i18n={makeI18n('zh')}>{node}</I18nextProvider>);

test('fewer dead than before wants a reason, and shows it when there is one', () => {
  show(<FigureChange name="dead" before={65} after={64} />);
  expect(screen.getByText('待说明')).toBeTruthy();
  show(<FigureChange name="dead" before={65} after={63} reason="重复统计" />);
  expect(screen.getByText('重复统计')).toBeTruthy();
});

test('fewer missing are people found, and the unknown is a word', () => {
  const { container } = show(<><FigureChange name="missing" before={16} after={12} /><FigureChange name="dead" before={null} after={null} /></>);
  expect(container.textContent).toContain('16→12');
  expect(container.textContent).toContain('未知');
  expect(container.textContent).not.toContain('待说明');
});
