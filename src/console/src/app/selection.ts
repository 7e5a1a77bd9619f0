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
  const [unit, setUnit] = useState<string>();
  const [tab, setTab] = useState<Tab>(() => (window.innerWidth < 720 ? 'rail' : 'board'));
  const first = board[0]?.incident.id;
  useEffect(() => setIncidentId((old) => old ?? first), [first]);
  const selectRail = useCallback((item: RailItem) => {
    setList('rail');
    setUnit(undefined);
    setRailKey(item.key);
    if (item.obligations.length > 1) setOpened((old) => (old === item.key ? undefined : item.key));
    else setIncidentId((old) => item.obligations[0]?.incidentId ?? old);
  }, []);
  const selectIncident = useCallback((id: string) => {
    setList('board');
    setUnit(undefined);
    setRailKey(undefined);
    setIncidentId(id);
  }, []);
  /** A unit stands beside instead of the incident until Esc or another choice. */
  const selectUnit = useCallback((code: string) => {
    setUnit(code);
    setTab('log');
  }, []);
  const back = useCallback(() => {
    setUnit(undefined);
    setTab('board');
  }, []);
  const enter = useCallback((to: Tab) => {
    setTab(to);
    if (to !== 'log') setList(to);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(to === 'log' ? '.log ul' : `.${to} .hit[aria-pressed=true],.${to} .hit`)?.focus({ preventScroll: true }));
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
  return { incidentId, railKey, opened, unit, tab, setTab, selectRail, selectIncident, selectUnit, back, enter, move, goNext };
}

/** After React drew it; a row out of the window is scrolled in by its list. */
function focusRow(key: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)?.focus({ preventScroll: true }));
}

/** The first number that can be dialled; the people may still be on their way. */
export function focusDial(tries = 20): void {
  const dial = document.querySelector<HTMLElement>('.unitpane a.dial');
  if (dial) dial.focus();
  else if (tries > 0) setTimeout(() => focusDial(tries - 1), 50);
}
