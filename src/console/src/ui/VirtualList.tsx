import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';

export interface VirtualRow { key: string; height: number; render: () => ReactNode }

const FROM = 60;
const OVERSCAN = 400;

function windowOf(rows: VirtualRow[], top: number, height: number): { start: number; end: number; before: number; after: number } {
  let y = 0;
  let start = -1;
  let end = rows.length;
  let before = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]?.height ?? 0;
    if (start < 0 && y + row >= top - OVERSCAN) [start, before] = [at, y];
    if (y > top + height + OVERSCAN && end === rows.length) end = at;
    y += row;
  }
  const shown = rows.slice(Math.max(start, 0), end).reduce((sum, row) => sum + row.height, 0);
  return { start: Math.max(start, 0), end, before, after: Math.max(0, y - before - shown) };
}

/** Rows of known heights: nothing is measured. Up to 60 rows all are drawn. The row `keep` is always brought into view. */
export function VirtualList({ rows, label, className, keep }: {
  rows: VirtualRow[]; label: string; className?: string; keep?: string | undefined;
}) {
  const box = useRef<HTMLUListElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const many = rows.length > FROM;
  useLayoutEffect(() => {
    if (box.current?.clientHeight) setView((old) => ({ ...old, height: box.current?.clientHeight ?? old.height }));
  }, [many]);
  useEffect(() => {
    const at = rows.findIndex((row) => row.key === keep);
    if (at < 0 || !box.current) return;
    const top = rows.slice(0, at).reduce((sum, row) => sum + row.height, 0);
    const bottom = top + (rows[at]?.height ?? 0);
    if (top < box.current.scrollTop) box.current.scrollTop = top;
    else if (bottom > box.current.scrollTop + box.current.clientHeight) box.current.scrollTop = bottom - box.current.clientHeight;
    // Only a new choice scrolls; rows that move by themselves must not.
    // oxlint-disable-next-line exhaustive-deps
  }, [keep]);
  const { start, end, before, after } = many ? windowOf(rows, view.top, view.height) : { start: 0, end: rows.length, before: 0, after: 0 };
  const onScroll = (event: React.UIEvent<HTMLUListElement>) =>
    many && setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight });
  return (
    <ul ref={box} className={`list ${className ?? ''}`} aria-label={label} onScroll={onScroll}>
      {before > 0 && <li aria-hidden="true" style={{ height: before }} />}
      {rows.slice(start, end).map((row) => <li key={row.key} style={{ height: row.height }}>{row.render()}</li>)}
      {after > 0 && <li aria-hidden="true" style={{ height: after }} />}
    </ul>
  );
}
