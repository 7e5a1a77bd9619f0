import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

const answers = vi.hoisted(() => ({ readDrill: vi.fn() }));
vi.mock('../../api/reads', () => answers);

const world = { drill: true, dutyTime: '2022-09-05T13:04:00+08:00', machineTime: '2026-11-25T17:30:00+08:00', speed: 60, stands: true };

/** A page just opened: what is known of the drill is a thing of the page. */
async function open(view: typeof world) {
  vi.resetModules();
  answers.readDrill.mockResolvedValue(view);
  const [{ DrillBanner }, { Providers }] = await Promise.all([import('./DrillBanner'), import('../../app/Providers')]);
  render(<Providers><DrillBanner /></Providers>);
}

test('a drill says so on top of every screen, with both times, and has nothing that closes it', async () => {
  await open(world);
  const banner = await screen.findByRole('complementary');
  expect(banner.textContent).toContain('【演练】');
  expect(banner.textContent).toContain('2022-09-05 13:04:00');
  expect(banner.textContent).toMatch(/17:30:0\d/);
  expect(banner.textContent).toContain('时钟停');
  expect(screen.queryByRole('button')).toBeNull();
});

test('its speed is said while it runs', async () => {
  await open({ ...world, stands: false });
  expect((await screen.findByRole('complementary')).textContent).toContain('60 倍');
});

test('the title of the window is marked too', async () => {
  await open(world);
  await screen.findByRole('complementary');
  expect(document.title).toBe('【演练】值守通');
});

test('duty has no banner and no mark', async () => {
  await open({ ...world, drill: false, stands: false });
  await vi.waitFor(() => expect(answers.readDrill).toHaveBeenCalled());
  expect(screen.queryByRole('complementary')).toBeNull();
  expect(document.title).toBe('值守通');
});
