import { beforeEach, expect, test, vi } from 'vitest';
import { activate, answer, install, type Shell } from './shell';

const HOME = 'http://localhost:3000';
const ONE: Shell = { version: 'one', files: ['/', '/assets/index-a.js', '/mark.svg'] };
const TWO: Shell = { version: 'two', files: ['/', '/assets/index-a.js', '/assets/more-b.js', '/mark.svg'] };

/** What the browser's cache does, as far as the worker asks it. */
const stores = new Map<string, Map<string, Response>>();
const pathOf = (path: string | Request) => (typeof path === 'string' ? path : new URL(path.url).pathname);
const caches = {
  open: async (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>();
    stores.set(name, store);
    return { match: async (path: string) => store.get(path)?.clone(), put: async (path: string, response: Response) => void store.set(path, response) };
  },
  match: async (path: string) => [...stores.values()].map((store) => store.get(path)).find(Boolean)?.clone(),
  delete: async (name: string) => stores.delete(name),
  keys: async () => [...stores.keys()],
};

/** What the server serves, by path; a number is a status; absent: no network. */
let served: Record<string, string | number> = {};
const fetched = vi.fn(async (path: string | Request) => {
  const said = served[pathOf(path)];
  if (said === undefined) throw new TypeError('Failed to fetch');
  return typeof said === 'number' ? new Response('', { status: said }) : new Response(said);
});

function ask(path: string, mode = 'navigate', method = 'GET', origin = HOME): Promise<Response> | undefined {
  return answer(ONE, { url: origin + path, mode, method } as Request);
}
const textOf = async (response: Promise<Response> | undefined) => (await response)?.text();

beforeEach(async () => {
  stores.clear();
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('location', { origin: HOME });
  served = { '/': '<script src="/assets/index-a.js">', '/assets/index-a.js': 'a', '/assets/more-b.js': 'b', '/mark.svg': 'mark', '/search': 'new page' };
  await install(ONE);
  fetched.mockClear();
});

test('without network every page of the console is the kept one, with its scripts', async () => {
  served = {};
  const pages = await Promise.all(['/', '/search', '/incidents/0193a5c4-0000-7000-8000-000000000001'].map((path) => textOf(ask(path))));
  expect(new Set(pages)).toEqual(new Set(['<script src="/assets/index-a.js">']));
  expect(await textOf(ask('/assets/index-a.js', 'cors'))).toBe('a');
  expect(await textOf(ask('/mark.svg', 'no-cors'))).toBe('mark');
});

test('with network the page is the server’s, so that an old one never meets a newer server', async () => {
  expect(await textOf(ask('/search'))).toBe('new page');
});

test('a server that is not well gives way to the kept page; one that says no is believed', async () => {
  served['/'] = 503;
  expect(await textOf(ask('/'))).toContain('/assets/index-a.js');
  served['/'] = 403;
  expect((await ask('/'))?.status).toBe(403);
});

test('a line that does not answer is not waited for', async () => {
  vi.useFakeTimers();
  fetched.mockImplementationOnce(() => new Promise(() => undefined));
  const page = ask('/');
  await vi.advanceTimersByTimeAsync(4000);
  expect(await textOf(page)).toContain('/assets/index-a.js');
  vi.useRealTimers();
});

test.each([
  ['/api/v1/session', 'cors'], ['/api/v1/incidents', 'navigate'], ['/hubs/duty', 'cors'], ['/gateways/twilio/status', 'cors'], ['/health/ready', 'cors'], ['/phone-box/phones', 'cors'],
  ['/phone-box/phones/1/messages', 'navigate'], ['/docs', 'navigate'], ['/openapi/v1.json', 'cors'], ['/metrics', 'navigate'],
])('%s is none of its business', (path, mode) => {
  expect(ask(path, mode)).toBeUndefined();
});

test('nor is what is written, or another house', () => {
  expect(ask('/', 'navigate', 'POST')).toBeUndefined();
  expect(ask('/', 'navigate', 'GET', 'https://elsewhere.example')).toBeUndefined();
});

test('whatever is asked, nothing but the build is ever kept', async () => {
  await ask('/search');
  await ask('/assets/index-a.js', 'cors');
  expect([...stores.values()].flatMap((store) => [...store.keys()]).toSorted()).toEqual(ONE.files.toSorted());
});

test('a new version brings only what is new, and the old one stays whole until nobody uses it', async () => {
  served['/'] = '<script src="/assets/index-a.js"><link href="/assets/more-b.js">';
  await install(TWO);
  expect(fetched.mock.calls.map(([path]) => path).toSorted()).toEqual(['/', '/assets/more-b.js', '/mark.svg']);
  expect([...stores.keys()]).toEqual(['shell-one', 'shell-two']);
  served = {};
  // The old worker still answers a page that came from the network and is newer than itself.
  expect(await textOf(ask('/assets/more-b.js', 'cors'))).toBe('b');
  await activate(TWO);
  expect([...stores.keys()]).toEqual(['shell-two']);
});

test('a build with a hole is not kept: a missing file, or the page of yet another build', async () => {
  served['/assets/more-b.js'] = 404;
  await expect(install(TWO)).rejects.toThrow('/assets/more-b.js 404');
  served['/assets/more-b.js'] = 'b';
  served['/'] = '<script src="/assets/index-c.js">';
  await expect(install(TWO)).rejects.toThrow('another build');
  expect([...stores.keys()]).toEqual(['shell-one']);
});
