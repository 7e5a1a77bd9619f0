import { createContext, useContext } from 'react';
import type { MessageView, ObligationView } from '../../api/types';
import type { RailItem } from './order';

export interface RailParts {
  selected: string | undefined;
  ownUnit: string;
  own: (one: ObligationView) => boolean;
  unitWord: (code: string, short?: boolean) => string;
  messagesOf: (one: ObligationView) => MessageView[];
  canFile: (one: ObligationView) => boolean;
  onSelect: (item: RailItem) => void;
  onOpen: (item: RailItem) => void;
}

export const RailContext = createContext<RailParts | undefined>(undefined);

export function useRail(): RailParts {
  const parts = useContext(RailContext);
  if (!parts) throw new Error('outside the rail');
  return parts;
}
