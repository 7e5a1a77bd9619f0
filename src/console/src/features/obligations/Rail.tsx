import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { useTicked } from '../../live/ticker';
import { Icon } from '../../ui/Icon';
import { useSettled } from '../../ui/useSettled';
import { VirtualList, type VirtualRow } from '../../ui/VirtualList';
import { railItems, railSignature, type Group, type RailItem } from './order';
import { RailRow } from './RailRow';

export const ROW = 50;
export const LATE_ROW = 136;
const HEAD = 30;

/** The rail as it stands now: moves when an event comes or when the clock carries a row over a boundary. */
export function useRailItems(obligations: ObligationView[], opened: string | undefined): RailItem[] {
  const choose = useCallback((now: number) => railSignature(obligations, now), [obligations]);
  const signature = useTicked(choose);
  return useMemo(() => {
    const items = railItems(obligations, dutyNow());
    return items.flatMap((item) => (item.key === opened && item.obligations.length > 1
      ? [item, ...item.obligations.map((one) => ({ key: one.id, group: item.group, obligations: [one] }))] : [item]));
    // The signature stands for the clock.
    // oxlint-disable-next-line exhaustive-deps
  }, [obligations, opened, signature]);
}

/** An opened crowd stands beside its members, so obligations are counted once by id. */
function countOf(items: RailItem[], ...groups: Group[]): number {
  return new Set(items.filter((item) => groups.includes(item.group)).flatMap((item) => item.obligations.map((one) => one.id))).size;
}

function rowsOf(items: RailItem[], head: (group: Group, count: number) => React.ReactNode): VirtualRow[] {
  const rows: VirtualRow[] = [];
  for (const [at, item] of items.entries()) {
    if (items[at - 1]?.group !== item.group) {
      rows.push({ key: item.group, height: HEAD, render: () => head(item.group, countOf(items, item.group)) });
    }
    const tall = item.group === 'late' && item.obligations.length === 1;
    rows.push({ key: item.key, height: tall ? LATE_ROW : ROW, render: () => <RailRow item={item} /> });
  }
  return rows;
}

function Counts({ items }: { items: RailItem[] }) {
  const { t } = useTranslation();
  const [late, soon, later] = [countOf(items, 'late'), countOf(items, 'soon'), countOf(items, 'today', 'later')];
  return (
    <>
      {late > 0 && <span className="tag late"><Icon name="o-late" className="s12" />{t('rail.late')} <b className="n">{late}</b></span>}
      {soon > 0 && <span className="tag soon"><Icon name="o-soon" className="s12" />{t('rail.soon')} <b className="n">{soon}</b></span>}
      {later > 0 && <span className="tag"><Icon name="o-open" className="s12" />{t('rail.later')} <b className="n">{later}</b></span>}
    </>
  );
}

export function Rail({ items, selected, loading, empty }: { items: RailItem[]; selected: string | undefined; loading: boolean; empty: string }) {
  const { t } = useTranslation();
  const { rows: settled, waiting, onTouch, release } = useSettled(items, (item) => item.key);
  const [first] = items;
  return (
    <section className="pane rail" aria-label={t('rail.title')} onPointerMove={onTouch} onPointerLeave={release}>
      <div className="ph"><h2>{t('rail.title')}</h2><Counts items={items} />
        {waiting > 0 && <button type="button" className="tag own pill" onClick={release}>{t('rail.waiting', { count: waiting })}</button>}
      </div>
      {loading ? <Skeleton /> : (
        <>
          {items.length === 0 && <p className="good"><Icon name="o-met" className="s20 ok" /><b>{t('rail.none')}</b><span className="t2">{empty}</span></p>}
          {first && first.group !== 'late' && first.group !== 'soon' && <p className="rg">{t('rail.calm')}</p>}
          <VirtualList className="grow scroll stale" label={t('rail.title')} keep={selected}
            rows={rowsOf(settled, (group, count) => <div className={`rg ${group === 'late' ? 'late' : ''}`}>{t(`rail.group.${group}`, { count })}</div>)} />
        </>
      )}
    </section>
  );
}

function Skeleton() {
  const [keys] = useState(() => Array.from({ length: 8 }, (_, at) => at));
  return <div className="bones" aria-hidden="true">{keys.map((key) => <i key={key} style={{ height: ROW - 14 }} />)}</div>;
}
