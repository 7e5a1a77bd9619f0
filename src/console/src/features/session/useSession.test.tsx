import { act, renderHook, waitFor } from '@testing-library/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetDesk, keepDesk, readDesk, type KeptDesk } from '../../kept/desk';
import type { DutyCache } from '../../live/cache';
import { incident, obligation, session } from '../../test/facts';
import { useSession } from './useSession';

const DAY = 24 * 3_600_000;
const desk = (change: Partial<KeptDesk> = {}): KeptDesk => ({
  user: session.user, session: { ...session, antiforgeryToken: '' }, units: [], incidents: { i1: incident() }, obligations: { o1: obligation() }, at: new Date(Date.now() - 60_000).toISOString(), ahead: 0, ...change,
});

/** Undefined: no network. */
let served: { status: number; body: unknown } | undefined;
beforeEach(async () => {
  await forgetDesk();
  served = undefined;
  vi.stubGlobal('fetch', vi.fn(async () => {
    if (!served) throw new TypeError('Failed to fetch');
    return new Response(JSON.stringify(served.body), { status: served.status });
  }));
});
afterEach(() => vi.unstubAllGlobals());

function open() {
  const queries = new QueryClient({ defaultOptions: { queries: { networkMode: 'always' } } });
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
  return { queries, view: renderHook(() => useSession(), { wrapper }) };
}
const duty = (queries: QueryClient) => queries.getQueryData<DutyCache>(['duty']);

test('without a server the desk opens as it was last known, and says of when', async () => {
  const kept = desk();
  await keepDesk(kept);
  const { queries, view } = open();
  await waitFor(() => expect(view.result.current.session?.user).toBe(session.user));
  expect(view.result.current.asOf).toBe(kept.at);
  expect(duty(queries)).toMatchObject({ cursor: '', obligations: { o1: { id: 'o1' } }, alerts: {} });
});

test('without a kept desk it goes on looking for the server', async () => {
  const { view } = open();
  await waitFor(() => expect(view.result.current.failed).not.toBeNull());
  expect(view.result.current.session).toBeUndefined();
});

test('as soon as the server answers, its word is the only one, and the same account keeps its screen', async () => {
  await keepDesk(desk());
  const { queries, view } = open();
  await waitFor(() => expect(view.result.current.asOf).toBeDefined());
  served = { status: 200, body: { ...session, personName: '值班员未' } };
  await waitFor(() => expect(view.result.current.session?.personName).toBe('值班员未'), { timeout: 10_000 });
  expect(view.result.current.asOf).toBeUndefined();
  expect(duty(queries)?.obligations['o1']).toBeDefined();
  expect(await readDesk(Date.now())).toBeDefined();
});

test.each([['another account', { status: 200, body: { ...session, user: 'other' } }], ['nobody', { status: 401, body: { code: 'access.sign-in', status: 401 } }]])('when the server knows %s, nothing of the kept desk stays', async (_who, answer) => {
  await keepDesk(desk());
  const { queries, view } = open();
  await waitFor(() => expect(view.result.current.asOf).toBeDefined());
  served = answer;
  await waitFor(() => expect(view.result.current.session === null || view.result.current.session?.user === 'other').toBe(true), { timeout: 10_000 });
  expect(duty(queries)).toBeUndefined();
  await waitFor(async () => expect(await readDesk(Date.now())).toBeUndefined());
});

test('whoever signs out leaves no desk behind', async () => {
  await keepDesk(desk());
  served = { status: 200, body: session };
  const { view } = open();
  await waitFor(() => expect(view.result.current.session?.user).toBe(session.user));
  await act(() => view.result.current.leave());
  await waitFor(async () => expect(await readDesk(Date.now())).toBeUndefined());
});

test('a desk is not opened without a server for longer than seven days', async () => {
  await keepDesk(desk({ at: new Date(Date.now() - 7 * DAY - 1000).toISOString() }));
  expect(await readDesk(Date.now())).toBeUndefined();
  await keepDesk(desk({ at: new Date(Date.now() - 7 * DAY + 60_000).toISOString() }));
  expect(await readDesk(Date.now())).toBeDefined();
});
