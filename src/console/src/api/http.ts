import type { RefusalBody } from './types';

/** The server said no, with a stable code. */
export class Refused extends Error {
  constructor(readonly refusal: RefusalBody) {
    super(refusal.code);
  }
}

/** Nothing came back: the command may or may not have arrived. */
export class Unreachable extends Error {}

let token = '';
let onClosed: () => void = () => {};

export function setToken(value: string): void {
  token = value;
}

/** For the one who sends by other means. */
export const currentToken = () => token;

/** Called when the server no longer knows this session. */
export function onSessionClosed(listener: () => void): void {
  onClosed = listener;
}

export function isRefusal(body: unknown): body is RefusalBody {
  return typeof body === 'object' && body !== null && typeof (body as { code?: unknown }).code === 'string';
}

function plainRefusal(status: number): RefusalBody {
  const code = status === 401 ? 'access.sign-in' : `http.${status}`;
  return { type: 'about:blank', code, status, title: { zh: `服务器答复 ${status}`, en: `The server answered ${status}` }, field: null, findings: [], traceId: '' };
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A body that is a string goes as it is. */
export async function call<T>(method: string, path: string, body?: unknown, signal: AbortSignal = AbortSignal.timeout(15_000)): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['X-DutyWatch-Token'] = token;
  let response: Response;
  try {
    response = await fetch(path, { method, headers, credentials: 'same-origin', cache: 'no-store', signal,
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body) });
  } catch (error) {
    throw new Unreachable(error instanceof Error ? error.message : 'unreachable');
  }
  const answer = await readBody(response);
  if (response.ok) return answer as T;
  const refusal = isRefusal(answer) ? answer : plainRefusal(response.status);
  if (response.status === 401 && path !== '/api/v1/session') onClosed();
  throw new Refused(refusal);
}

/** For what answers with its facts even when it is not well: 503 with a list is an answer. */
export async function callAny<T>(path: string): Promise<T> {
  const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(15_000) });
  return (await response.json()) as T;
}
