import { call, currentToken, isRefusal } from './http';
import type { AttachmentReference, RefusalBody } from './types';

export const attachmentPath = '/api/v1/attachments';
const PIECE = 1024 * 1024;
/** Without an end: a line that is cut comes back. Whoever waits may pause or take the file away. */
const WAITS = [0, 1000, 2000, 5000, ...Array.from({ length: 60 }, () => 10_000)];

export interface Told {
  onSent: (bytes: number) => void;
  onWhole: (reference: AttachmentReference) => void;
  /** The server said no. */
  onRefused: (refusal: RefusalBody) => void;
  /** Nothing comes through just now: `resume` goes on from where it stands. */
  onCut: () => void;
}

export interface Uploading { pause: () => void; resume: () => void; drop: () => void }

interface Failure { originalResponse?: { getStatus: () => number; getBody: () => string } | null }

function refusalOf(error: unknown): RefusalBody | undefined {
  try {
    const body: unknown = JSON.parse((error as Failure).originalResponse?.getBody() ?? '');
    return isRefusal(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** A failure that may pass: no answer, a server in trouble, somebody else's turn, a place that must be asked for anew. */
function passes(error: unknown): boolean {
  const status = (error as Failure).originalResponse?.getStatus() ?? 0;
  return (status < 400 || status === 409 || status === 423 || status === 429 || status >= 500) && status !== 507;
}

/** Sends a file piece by piece; a cut costs what was on the way. The library is fetched when somebody attaches something. */
export async function upload(file: File, unitCode: string, told: Told): Promise<Uploading> {
  const { Upload } = await import('tus-js-client');
  const whole = async () => {
    try {
      told.onWhole(await call<AttachmentReference>('GET', `${new URL(sending.url ?? '', location.href).pathname}/reference`));
    } catch {
      told.onCut();
    }
  };
  const sending = new Upload(file, {
    endpoint: attachmentPath, chunkSize: PIECE, retryDelays: WAITS, removeFingerprintOnSuccess: true, metadata: { filename: file.name, unit: unitCode },
    onBeforeRequest: (request) => request.setHeader('X-DutyWatch-Token', currentToken()),
    onShouldRetry: (error) => passes(error) && navigator.onLine,
    onProgress: (bytes) => told.onSent(bytes),
    onError: (error) => {
      const refusal = refusalOf(error);
      if (refusal && !passes(error)) told.onRefused(refusal);
      else told.onCut();
    },
    onSuccess: () => void whole(),
  });
  const [earlier] = await sending.findPreviousUploads();
  if (earlier) sending.resumeFromPreviousUpload(earlier);
  sending.start();
  return {
    pause: () => void sending.abort(),
    resume: () => sending.start(),
    // What cannot be taken back now is removed by the server after a day.
    drop: () => void sending.abort(true).catch(() => undefined),
  };
}

/** Takes back what was uploaded and is in no report. */
export function dropAttachment(id: string): void {
  void fetch(`${attachmentPath}/${id}`, { method: 'DELETE', credentials: 'same-origin', headers: { 'Tus-Resumable': '1.0.0', 'X-DutyWatch-Token': currentToken() } }).catch(() => undefined);
}
