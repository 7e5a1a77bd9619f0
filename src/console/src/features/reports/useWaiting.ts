import { useEffect, useState } from 'react';
import { Outbox, type Waiting } from './outbox';
import { waitingOfOthers } from './queueStore';

const boxes = new Map<string, Outbox>();

/** One for each account: everything on the page that shows or fills the queue hears of each change. */
export function outboxOf(user: string): Outbox {
  const box = boxes.get(user) ?? new Outbox(user);
  boxes.set(user, box);
  return box;
}

const NONE: Waiting[] = [];

/** What waits on this device, in the order of filing. */
export function useWaiting(user: string): Waiting[] {
  const [kept, setKept] = useState<{ user: string; items: Waiting[] }>();
  useEffect(() => {
    const outbox = outboxOf(user);
    let asked = 0;
    const look = () => {
      asked += 1;
      const mine = asked;
      // An older answer must not undo a newer one.
      outbox.items().then((items) => mine === asked && setKept({ user, items }), () => undefined);
    };
    const stop = outbox.subscribe(() => look());
    look();
    return () => {
      asked = -1;
      stop();
    };
  }, [user]);
  return kept?.user === user ? kept.items : NONE;
}

/** How many reports of other accounts wait here: they go when those sign in, and by nobody else. */
export function useOthersWaiting(user: string | undefined): Record<string, number> {
  const [others, setOthers] = useState<Record<string, number>>({});
  useEffect(() => {
    let over = false;
    waitingOfOthers(user).then((counts) => !over && setOthers(counts), () => undefined);
    return () => {
      over = true;
    };
  }, [user]);
  return others;
}
