import { createContext, useContext } from 'react';
import type { IncidentSummary } from '../../api/types';

export interface BoardParts {
  selected: string | undefined;
  kindWord: (slug: string) => string;
  unitWord: (code: string, short?: boolean) => string;
  told: (incident: IncidentSummary) => { told: number; answered: number };
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
}

export const BoardContext = createContext<BoardParts | undefined>(undefined);

export function useBoard(): BoardParts {
  const parts = useContext(BoardContext);
  if (!parts) throw new Error('outside the board');
  return parts;
}
