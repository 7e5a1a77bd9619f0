import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';

export interface VirtualRow { key: string; height: number; render: () => ReactNode }

const FROM = 60;
const OVERSCAN = 400;
/** The window moves in steps: a list is drawn anew every few rows, not every pixel. */
const STEP = 200;

function windowOf(tops: readonly number[], top: number, height: number): { start: number; end: number } {
  return { start: Math.max(0, lastBefore(tops, top - OVERSCAN)), end: Math.min(tops.length - 1, lastBefore(tops, top + height + OVERSCAN) + 1) };
}

/** The last row that begins at or above a line. */
function lastBefore(tops: readonly number[], line: number): number {
  let [low, high] = [0, tops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle] ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where each row begins, and at the end where the last one stops. */
function topsOf(rows: readonly VirtualRow[]): number[] {
  const tops = [0];
  for (const row of rows) tops.push((tops.at(-1) ?? 0) + row.height);
  return tops;
}

/** Rows of known heights: nothing is measured. Up to 60 rows all are drawn. The row `keep` is always brought into view. */
export function VirtualList({ rows, label, className, keep }: {
  rows: VirtualRow[]; label: string; className?: string; keep?: string | undefined;
}) {
  const box = useRef<HTMLUListElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const many = rows.length > FROM;
  const tops = useMemo(() => topsOf(rows), [rows]);
  const look = () => {
    const { scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    const next = { top: Math.floor(scrollTop / STEP) * STEP, height: Math.ceil((clientHeight || 800) / STEP + 1) * STEP };
    setView((old) => (old.top === next.top && old.height === next.height ? old : next));
  };
  useLayoutEffect(() => {
    if (!many || !box.current) return undefined;
    const watch = new ResizeObserver(look);
    watch.observe(box.current);
    look();
    return () => watch.disconnect();
  }, [many]);
  useEffect(() => {
    const at = rows.findIndex((row) => row.key === keep);
    if (at < 0 || !box.current) return;
    const [top, bottom] = [tops[at] ?? 0, tops[at + 1] ?? 0];
    if (top < box.current.scrollTop) box.current.scrollTop = top;
    else if (bottom > box.current.scrollTop + box.current.clientHeight) box.current.scrollTop = bottom - box.current.clientHeight;
    // Only a new choice scrolls; rows that move by themselves must not.
    // oxlint-disable-next-line exhaustive-deps
  }, [keep]);
  const { start, end } = many ? windowOf(tops, view.top, view.height) : { start: 0, end: rows.length };
  const [before, after] = [tops[start] ?? 0, (tops.at(-1) ?? 0) - (tops[end] ?? 0)];
  return (
    <ul ref={box} className={`list ${className ?? ''}`} aria-label={label} onScroll={many ? look : undefined}>
      {before > 0 && <li aria-hidden="true" style={{ height: before }} />}
      {rows.slice(start, end).map((row) => <li key={row.key} style={{ height: row.height }}>{row.render()}</li>)}
      {after > 0 && <li aria-hidden="true" style={{ height: after }} />}
    </ul>
  );
}
