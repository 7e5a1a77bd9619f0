/** The files of one build: what the page is made of, and nothing that anybody said. */
export interface Shell { version: string; files: readonly string[] }

const PREFIX = 'shell-';
/** Where the server has the page itself; every page of the console is this one file. */
const PAGE = '/';
const PAGES = [/^\/$/, /^\/search\/?$/, /^\/phone-box\/?$/, /^\/incidents\/[0-9a-f-]{36}\/?$/i];
/** A line that has not answered by then is as good as none. */
const PATIENCE = 4000;

const hashed = (path: string): boolean => path.startsWith('/assets/');

/** Of a build whose page names files that are not its own the server has already moved on: the next worker is about to come. */
function belongs(html: string, files: readonly string[]): boolean {
  return [...html.matchAll(/"(\/assets\/[^"]+)"/g)].every(([, path]) => path !== undefined && files.includes(path));
}

async function fetched(path: string, files: readonly string[]): Promise<Response> {
  // A hashed file is the same for ever: one that an older build brought need not come again over a thin line.
  const before = hashed(path) ? await caches.match(path) : undefined;
  const response = before ?? await fetch(path, { cache: hashed(path) ? 'default' : 'reload', credentials: 'omit' });
  if (!response.ok || response.redirected) throw new Error(`${path} ${response.status}`);
  if (path === PAGE && !belongs(await response.clone().text(), files)) throw new Error(`${path} of another build`);
  return response;
}

/** All of it or nothing: a shell with a hole in it would fail where nobody can mend it. */
export async function install({ version, files }: Shell): Promise<void> {
  const name = PREFIX + version;
  try {
    const responses = await Promise.all(files.map((path) => fetched(path, files)));
    const cache = await caches.open(name);
    await Promise.all(files.map((path, at) => cache.put(path, responses[at] as Response)));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

/** Only now, when no page of an older build is open any more, its files go. */
export async function activate({ version }: Shell): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== PREFIX + version).map((name) => caches.delete(name)));
}

async function kept({ version }: Shell, path: string): Promise<Response | undefined> {
  const own = await (await caches.open(PREFIX + version)).match(path);
  // A page that came from the network may be of a newer build than this worker: its files are already beside ours.
  return own ?? caches.match(path);
}

/** The server's page as long as there is a server: an old page never meets a newer one. Without it the kept page. */
async function page(shell: Shell, request: Request): Promise<Response> {
  const network = fetch(request);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
  const said = await Promise.race([network.catch(() => undefined), late]);
  if (said && said.status < 500) return said;
  return (await kept(shell, PAGE)) ?? said ?? network;
}

async function file(shell: Shell, request: Request, path: string): Promise<Response> {
  return (await kept(shell, path)) ?? fetch(request);
}

/** What this worker answers. Undefined: none of its business, and then nothing is ever kept of it. */
export function answer(shell: Shell, request: Request): Promise<Response> | undefined {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return undefined;
  if (request.mode === 'navigate') return PAGES.some((one) => one.test(pathname)) ? page(shell, request) : undefined;
  return hashed(pathname) || (pathname !== PAGE && shell.files.includes(pathname)) ? file(shell, request, pathname) : undefined;
}
