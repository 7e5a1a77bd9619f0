import { useCallback, useMemo, useState } from 'react';
import type { KindView } from '../api/types';
import type { BoardItem } from '../features/incidents/boardOrder';
import { found } from '../features/incidents/search';
import { useKindWord } from '../words/kinds';
import { useUnits } from '../words/units';

export const SEARCH_FIELD = 'board-search';

/** What is typed into the board's search, and the lines that fit. */
export function useSearch(all: BoardItem[], kinds: KindView[]) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const units = useUnits();
  const kindWord = useKindWord(kinds);
  const items = useMemo(() => found(all, typed, units, kindWord), [all, typed, units, kindWord]);
  const show = useCallback(() => {
    setOpen(true);
    requestAnimationFrame(() => document.getElementById(SEARCH_FIELD)?.focus());
  }, []);
  const clear = useCallback(() => {
    setTyped('');
    setOpen(false);
  }, []);
  return { items, typed, setTyped, isOpen: open, open: show, clear };
}
