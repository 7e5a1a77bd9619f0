import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventBatch } from '../api/types';
import { event, obligation } from '../test/facts';
import { applyBatch } from './applyEvent';
import { emptyCache, type DutyCache } from './cache';
import type { Hub } from './hub';
import { Link } from './link';

/** A server with a log of events, whose connections can be cut. */
class FakeServer {
  up = true;
  present = 0;
  follows: string[] = [];
  refuse: unknown;
  private live: { batch: (batch: EventBatch) => void; resume: () => void; close: () => void } | undefined;

  build = (): Hub => {
    const on: Record<string, (...args: never[]) => void> = {};
    let close = () => {};
    return {
      start: () => (this.refuse ? Promise.reject(this.refuse) : this.up ? Promise.resolve() : Promise.reject(new Error('down'))),
      stop: () => Promise.resolve(),
      on: (method, listener) => { on[method] = listener; },
      onclose: (listener) => { close = () => listener(); },
      invoke: <T>(_method: string, ...[request]: unknown[]) => {
        const { after } = request as { after: string };
        this.follows.push(after);
        this.live = { batch: on['Events'] as (batch: EventBatch) => void, resume: on['Resume'] as () => void, close };
        // As the real one: the answer comes first, what was missed after it.
        setTimeout(() => this.send(Number(after.split('.')[1] ?? 0)), 5);
        return Promise.resolve({ cursor: after, present: `1.${this.present}.${this.present}` } as T);
      },
    };
  };

  send(after: number): void {
    const events = Array.from({ length: this.present - after }, (_, n) => after + n + 1).map((n) => event(n, 'obligation.opened', `obligation:o${n}`, 1, obligation({ id: `o${n}` })));
    if (events.length > 0) this.live?.batch({ events, cursor: events.at(-1)?.cursor ?? '' });
  }

  happen(count: number): void {
    const before = this.present;
    this.present += count;
    if (this.up) this.send(before);
  }

  cut(): void { this.up = false; this.live?.close(); }
  overflow(): void { this.live?.resume(); }
}

let server: FakeServer;
let cache: DutyCache;
let closed: boolean;
let link: Link;

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  cache = { ...emptyCache, cursor: '1.0.0' };
  closed = false;
  link = new Link({
    build: server.build, isSessionClosed: (error) => error === 401, cursor: () => cache.cursor,
    onBatch: (batch) => { cache = applyBatch(cache, batch); }, onSessionClosed: () => { closed = true; },
  });
});

afterEach(() => {
  link.stop();
  vi.useRealTimers();
});

test('follows from the snapshot and is live', async () => {
  server.present = 3;
  link.start();
  await vi.advanceTimersByTimeAsync(10);
  expect(link.getStatus().phase).toBe('live');
  expect(Object.keys(cache.obligations)).toHaveLength(3);
});

test('after fifteen minutes offline it goes on without gap or repeat and without a reload', async () => {
  link.start();
  await vi.advanceTimersByTimeAsync(10);
  server.happen(2);
  server.cut();
  expect(link.getStatus().phase).toBe('cut');
  await vi.advanceTimersByTimeAsync(15 * 60_000);
  server.happen(38);
  server.up = true;
  await vi.advanceTimersByTimeAsync(5_100);
  expect(link.getStatus()).toMatchObject({ phase: 'live', caught: 38 });
  expect(server.follows).toEqual(['1.0.0', '1.2.2']);
  expect(Object.keys(cache.obligations)).toHaveLength(40);
});

test('told to resume it follows again from its own cursor', async () => {
  link.start();
  await vi.advanceTimersByTimeAsync(10);
  server.happen(4);
  server.overflow();
  await vi.advanceTimersByTimeAsync(10);
  expect(server.follows.at(-1)).toBe('1.4.4');
});

test('a session that has ended leads to sign-in and not to more tries', async () => {
  server.refuse = 401;
  link.start();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(closed).toBe(true);
  expect(server.follows).toEqual([]);
});

test('somebody may ask to try at once', async () => {
  server.up = false;
  link.start();
  await vi.advanceTimersByTimeAsync(30_000);
  server.up = true;
  link.retryNow();
  await vi.advanceTimersByTimeAsync(10);
  expect(link.getStatus().phase).toBe('live');
});
