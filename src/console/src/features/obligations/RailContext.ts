import { createContext, useContext } from 'react';
import type { ObligationView } from '../../api/types';
import type { RailItem } from './order';

/** What the rows need besides themselves. It must not change when an event comes: each row would be drawn anew. */
export interface RailParts {
  selected: string | undefined;
  ownUnit: string;
  unitWord: (code: string, short?: boolean) => string;
  canFile: (one: ObligationView) => boolean;
  /** The acts of a late row that this account may do. */
  acts: readonly RailAct[];
  onAct: (act: RailAct, item: RailItem) => void;
  onSelect: (item: RailItem) => void;
  onOpen: (item: RailItem) => void;
}

export type RailAct = 'call' | 'record';

export const RailContext = createContext<RailParts | undefined>(undefined);

export function useRail(): RailParts {
  const parts = useContext(RailContext);
  if (!parts) throw new Error('outside the rail');
  return parts;
}
