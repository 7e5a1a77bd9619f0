import { createContext, useContext } from 'react';

/** What the lines need besides themselves. It must not change when an event comes: each line would be drawn anew. */
export interface BoardParts {
  selected: string | undefined;
  kindWord: (slug: string) => string;
  unitWord: (code: string, short?: boolean) => string;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
}

export const BoardContext = createContext<BoardParts | undefined>(undefined);

export function useBoard(): BoardParts {
  const parts = useContext(BoardContext);
  if (!parts) throw new Error('outside the board');
  return parts;
}
