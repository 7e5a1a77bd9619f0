import { fileReport } from '../api/commands';
import { Refused, setToken } from '../api/http';
import { readSession } from '../api/reads';
import { Outbox } from '../features/reports/outbox';

/** The network is back and perhaps no page is open. The reports of whoever is signed in go, and of nobody else. Throws when the browser should try again later. */
export async function sendWaiting(): Promise<void> {
  let user: string;
  try {
    const session = await readSession();
    setToken(session.antiforgeryToken);
    user = session.user;
  } catch (error) {
    // Nobody is signed in: the same account must come back first.
    if (error instanceof Refused && error.refusal.status === 401) return;
    throw error;
  }
  const outbox = new Outbox(user);
  const whole = await outbox.send(fileReport, () => undefined);
  outbox.close();
  if (!whole) throw new Error('the line broke again');
}
