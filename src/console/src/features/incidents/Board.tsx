import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../../ui/useSettled';
import { VirtualList } from '../../ui/VirtualList';
import type { BoardItem } from './boardOrder';
import { BoardRow } from './BoardRow';

const ROW = 72;
const TALL_ROW = 112;
const keyOf = (item: BoardItem) => item.incident.id;
const freshen = (held: BoardItem, now: BoardItem) => (held.tall === now.tall ? now : { ...now, tall: held.tall });

function Counts({ items }: { items: BoardItem[] }) {
  const { t } = useTranslation();
  const leads = items.filter((item) => item.incident.state === 'lead').length;
  const ending = items.filter((item) => item.incident.state === 'response-ended').length;
  const open = items.length - leads - ending;
  return (
    <>
      <span className="tag">{t('board.open')} <b className="n">{open}</b></span>
      {ending > 0 && <span className="tag">{t('board.awaitingFinal')} <b className="n">{ending}</b></span>}
      {leads > 0 && <span className="tag">{t('board.leads')} <b className="n">{leads}</b></span>}
    </>
  );
}

function Heads() {
  const { t } = useTranslation();
  const names = ['level', 'event', 'figures', 'stages', 'next', 'answered'];
  return <div className="bh" aria-hidden="true">{names.map((name) => <span key={name}>{t(`board.head.${name}`)}</span>)}</div>;
}

/** `items` are those that were found, `all` is the whole board. */
export function Board({ items, all, selected, loading, search, actions, empty, foot }: {
  items: BoardItem[]; all: BoardItem[]; selected: string | undefined; loading: boolean; search: ReactNode; actions: ReactNode; empty: ReactNode; foot: ReactNode;
}) {
  const { t } = useTranslation();
  const { rows, waiting, onTouch, release } = useSettled(items, keyOf, freshen);
  const drawn = useMemo(() => rows.map((item) => ({ key: item.incident.id, height: item.tall ? TALL_ROW : ROW, render: () => <BoardRow item={item} /> })), [rows]);
  const none = all.length > 0 ? <p className="quiet t2">{t('board.noneFound')}</p> : empty;
  return (
    <section className="pane board" aria-label={t('board.title')}>
      <div className="ph"><h2>{t('board.title')}</h2>{(all.length > 0 || loading) && <Counts items={all} />}
        {waiting > 0 && <button type="button" className="tag own pill" onClick={release}>{t('rail.waiting', { count: waiting })}</button>}
        <span className="grow" />{all.length > 0 && <span className="t3 s12 hint">{t('board.order')}</span>}{search}{actions}
      </div>
      {all.length > 0 && <Heads />}
      {loading ? <div className="bones tall" aria-hidden="true"><i /><i /><i /><i /><i /></div> : (
        // It only listens whether somebody is on a row; the rows themselves are the controls.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div className="grow fill" onPointerMove={onTouch} onPointerLeave={release} onFocus={onTouch} onKeyDown={onTouch}>
          {rows.length === 0 ? none : <VirtualList className="scroll stale" label={t('board.title')} keep={selected} rows={drawn} />}
        </div>
      )}
      {foot}
    </section>
  );
}
