import { useCallback, useEffect, useState } from 'react';
import type { BoardItem } from '../features/incidents/boardOrder';
import type { RailItem } from '../features/obligations/order';

export type Tab = 'rail' | 'board' | 'log';
type List = 'rail' | 'board';

function step<T>(list: T[], at: number, by: number): T | undefined {
  return list[at < 0 ? 0 : Math.max(0, Math.min(list.length - 1, at + by))];
}

/** What is selected, in which list J and K move, and which tab a narrow screen shows. */
export function useSelection(rail: RailItem[], board: BoardItem[]) {
  const [incidentId, setIncidentId] = useState<string>();
  const [railKey, setRailKey] = useState<string>();
  const [opened, setOpened] = useState<string>();
  const [list, setList] = useState<List>('board');
  const [tab, setTab] = useState<Tab>(() => (window.innerWidth < 720 ? 'rail' : 'board'));
  const first = board[0]?.incident.id;
  useEffect(() => setIncidentId((old) => old ?? first), [first]);
  const selectRail = useCallback((item: RailItem) => {
    setList('rail');
    setRailKey(item.key);
    if (item.obligations.length > 1) setOpened((old) => (old === item.key ? undefined : item.key));
    else setIncidentId(item.obligations[0]?.incidentId);
  }, []);
  const selectIncident = useCallback((id: string) => {
    setList('board');
    setRailKey(undefined);
    setIncidentId(id);
  }, []);
  const move = (by: number) => {
    if (list === 'rail') {
      const item = step(rail, rail.findIndex((one) => one.key === railKey), by);
      if (item) focusRow(item.key);
      if (item && item.obligations.length === 1) selectRail(item);
      else setRailKey(item?.key);
      return;
    }
    const item = step(board, board.findIndex((one) => one.incident.id === incidentId), by);
    if (item) selectIncident(item.incident.id);
    if (item) focusRow(item.incident.id);
  };
  /** The first of the rail is the longest overdue, or the nearest due; pressed again, the one after it. */
  const goNext = () => {
    const urgent = rail.filter((item) => item.group === 'late' && item.obligations.length === 1);
    const pool = urgent.length > 0 ? urgent : rail.slice(0, 1);
    const at = pool.findIndex((item) => item.key === railKey);
    const item = pool[(at + 1) % Math.max(1, pool.length)];
    if (!item) return;
    selectRail(item);
    setTab('rail');
    focusRow(item.key);
  };
  return { incidentId, railKey, opened, tab, setTab, selectRail, selectIncident, move, goNext };
}

/** After React drew it; a row out of the window is scrolled in by its list. */
function focusRow(key: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)?.focus({ preventScroll: true }));
}
