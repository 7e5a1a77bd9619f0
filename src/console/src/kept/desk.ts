import type { SessionView, UnitView } from '../api/types';
import type { DutyCache } from '../live/cache';
import { asked, withStores } from './database';

/** A county's desk as it was last known: enough to fill in a report without a server, and no more than that. */
export interface KeptDesk {
  user: string;
  /** Without its token: nobody can act with what lies here. */
  session: SessionView;
  units: UnitView[];
  incidents: DutyCache['incidents'];
  obligations: DutyCache['obligations'];
  /** The instant of which all this is true, by the server's clock. */
  at: string;
  /** Milliseconds by which the server's clock was ahead of this device's. */
  ahead: number;
}

/** After so long nobody should open a desk without being asked who he is. */
const LASTS = 7 * 24 * 3_600_000;

export function keepDesk(desk: KeptDesk): Promise<void> {
  return withStores(['desk'], 'readwrite', async (store) => {
    await asked(store('desk').put(desk));
  });
}

/** Whoever signs out, or is no longer known to the server, leaves no desk behind; nor does one account to another. */
export function forgetDesk(unless?: string): Promise<void> {
  return withStores(['desk'], 'readwrite', async (store) => {
    const users = await asked(store('desk').getAllKeys());
    await Promise.all(users.filter((user) => user !== unless).map((user) => asked(store('desk').delete(user))));
  });
}

export async function readDesk(now: number): Promise<KeptDesk | undefined> {
  const [desk] = await withStores(['desk'], 'readonly', (store) => asked(store('desk').getAll() as IDBRequest<KeptDesk[]>));
  if (!desk || Math.abs(now + desk.ahead - Date.parse(desk.at)) < LASTS) return desk;
  await forgetDesk();
  return undefined;
}

/** The own unit with what lies above and below it: the names of the others are of no use without a line. */
export function unitsAround(units: UnitView[], own: string): UnitView[] {
  const parent = units.find((one) => one.code === own)?.parent;
  return units.filter((one) => one.code === own || one.code === parent || one.parent === own || (one.level === 'township' && one.parent === parent));
}
