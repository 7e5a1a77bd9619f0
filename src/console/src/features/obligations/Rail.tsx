import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { useTicked } from '../../live/ticker';
import { Icon } from '../../ui/Icon';
import { useFold } from '../../ui/useFold';
import { useSettled } from '../../ui/useSettled';
import { VirtualList, type VirtualRow } from '../../ui/VirtualList';
import { groupCounts, railItems, railSignature, sortOwed, withOpened, type Group, type GroupCounts, type RailItem } from './order';
import { RailRow } from './RailRow';

export const ROW = 50;
export const LATE_ROW = 136;
const HEAD = 30;

type ById = Readonly<Record<string, ObligationView>>;
const NOTHING: ObligationView[] = [];

/** What is owed, sorted by due instant. */
export const useOwed = (obligations: ById): ObligationView[] => useFold(obligations, NOTHING, sortOwed);

/** The rail as it stands now: moves when an event comes or when the clock carries a row over a boundary. */
export function useRailItems(owed: readonly ObligationView[]): { items: RailItem[]; counts: GroupCounts } {
  const choose = useCallback((now: number) => railSignature(owed, now), [owed]);
  const signature = useTicked(choose);
  // The signature stands for the clock.
  // oxlint-disable-next-line exhaustive-deps
  return useMemo(() => ({ items: railItems(owed, dutyNow()), counts: groupCounts(owed, dutyNow()) }), [owed, signature]);
}

export const useOpenedRail = (items: RailItem[], opened: string | undefined) => useMemo(() => withOpened(items, opened), [items, opened]);

const keyOf = (item: RailItem) => item.key;
/** A row that is held keeps its group, and with it its height. */
const freshen = (held: RailItem, now: RailItem) => (held.group === now.group ? now : { ...now, group: held.group });

function rowsOf(items: RailItem[], head: (group: Group) => React.ReactNode): VirtualRow[] {
  const rows: VirtualRow[] = [];
  for (const [at, item] of items.entries()) {
    if (items[at - 1]?.group !== item.group) rows.push({ key: item.group, height: HEAD, render: () => head(item.group) });
    const tall = item.group === 'late' && item.obligations.length === 1;
    rows.push({ key: item.key, height: tall ? LATE_ROW : ROW, render: () => <RailRow item={item} /> });
  }
  return rows;
}

function Counts({ late, soon, today, later }: GroupCounts) {
  const { t } = useTranslation();
  return (
    <>
      {late > 0 && <span className="tag late"><Icon name="o-late" className="s12" />{t('rail.late')} <b className="n">{late}</b></span>}
      {soon > 0 && <span className="tag soon"><Icon name="o-soon" className="s12" />{t('rail.soon')} <b className="n">{soon}</b></span>}
      {today + later > 0 && <span className="tag"><Icon name="o-open" className="s12" />{t('rail.later')} <b className="n">{today + later}</b></span>}
    </>
  );
}

export function Rail({ items, counts, selected, loading, empty }: { items: RailItem[]; counts: GroupCounts; selected: string | undefined; loading: boolean; empty: string }) {
  const { t } = useTranslation();
  const { rows: settled, waiting, onTouch, release } = useSettled(items, keyOf, freshen);
  const rows = useMemo(() => rowsOf(settled, (group) => <div className={`rg ${group === 'late' ? 'late' : ''}`}>{t(`rail.group.${group}`, { count: counts[group] })}</div>), [settled, counts, t]);
  const [first] = items;
  return (
    // It only listens whether somebody is on a row; the rows themselves are the controls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="pane rail" aria-label={t('rail.title')} onPointerMove={onTouch} onPointerLeave={release} onFocus={onTouch} onKeyDown={onTouch}>
      <div className="ph"><h2>{t('rail.title')}</h2><Counts {...counts} />
        {waiting > 0 && <button type="button" className="tag own pill" onClick={release}>{t('rail.waiting', { count: waiting })}</button>}
      </div>
      {loading ? <Skeleton /> : (
        <>
          {items.length === 0 && <p className="good"><Icon name="o-met" className="s20 ok" /><b>{t('rail.none')}</b><span className="t2">{empty}</span></p>}
          {first && first.group !== 'late' && first.group !== 'soon' && <p className="rg">{t('rail.calm')}</p>}
          <VirtualList className="grow scroll stale" label={t('rail.title')} keep={selected} rows={rows} />
        </>
      )}
    </section>
  );
}

function Skeleton() {
  const [keys] = useState(() => Array.from({ length: 8 }, (_, at) => at));
  return <div className="bones" aria-hidden="true">{keys.map((key) => <i key={key} style={{ height: ROW - 14 }} />)}</div>;
}
