import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../../ui/useSettled';
import { VirtualList } from '../../ui/VirtualList';
import { isGrave } from '../../words/Level';
import type { BoardItem } from './boardOrder';
import { BoardRow } from './BoardRow';

const ROW = 72;
const GRAVE_ROW = 112;

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

export function Board({ items, selected, loading, actions, empty, foot }: {
  items: BoardItem[]; selected: string | undefined; loading: boolean; actions: ReactNode; empty: ReactNode; foot: ReactNode;
}) {
  const { t } = useTranslation();
  const { rows, waiting, onTouch, release } = useSettled(items, (item) => item.incident.id);
  return (
    <section className="pane board" aria-label={t('board.title')}>
      <div className="ph"><h2>{t('board.title')}</h2><Counts items={items} />
        {waiting > 0 && <button type="button" className="tag own pill" onClick={release}>{t('rail.waiting', { count: waiting })}</button>}
        <span className="grow" /><span className="t3 s12 hint">{t('board.order')}</span>{actions}
      </div>
      {items.length > 0 && <Heads />}
      {loading ? <div className="bones tall" aria-hidden="true"><i /><i /><i /><i /><i /></div> : (
        <div className="grow fill" onPointerMove={onTouch} onPointerLeave={release}>
          {rows.length === 0 ? empty : (
            <VirtualList className="scroll stale" label={t('board.title')} keep={selected}
              rows={rows.map((item) => ({ key: item.incident.id, height: isGrave(item.incident.level) ? GRAVE_ROW : ROW, render: () => <BoardRow item={item} /> }))} />
          )}
        </div>
      )}
      {foot}
    </section>
  );
}
