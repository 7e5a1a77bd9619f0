import { useEffect } from 'react';
import type { SessionView } from '../../api/types';
import { keepDesk, unitsAround } from '../../kept/desk';
import { dutyNow } from '../../live/clock';
import { useDuty, useLink, useLinkStatus } from '../../live/LiveProvider';
import { useUnits } from '../../words/units';

const SOON = 1000;
const AGAIN = 30_000;

/** While the line stands the desk is kept on the device, for a start without one. */
export function useKeepDesk(session: SessionView): void {
  const { cache: { incidents, obligations } } = useDuty();
  const units = useUnits();
  const link = useLink();
  const { phase } = useLinkStatus();
  useEffect(() => {
    if (phase !== 'live' || units.length === 0) return undefined;
    const keep = () => {
      const heard = dutyNow() - (Date.now() - link.heardAt);
      // A device without room opens no desk without a line; nothing else depends on it.
      void keepDesk({
        user: session.user, session: { ...session, antiforgeryToken: '' }, units: unitsAround(units, session.unitCode), incidents, obligations,
        at: new Date(heard).toISOString(), ahead: dutyNow() - Date.now(),
      }).catch(() => undefined);
    };
    const soon = setTimeout(keep, SOON);
    const again = setInterval(keep, AGAIN);
    return () => {
      clearTimeout(soon);
      clearInterval(again);
    };
  }, [session, units, link, phase, incidents, obligations]);
}
