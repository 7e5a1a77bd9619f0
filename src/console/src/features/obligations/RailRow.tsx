import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { Icon } from '../../ui/Icon';
import { Key } from '../../ui/Key';
import { Countdown } from '../../words/Countdown';
import { aboutOf, markOf, NOTICE, obligationName, standing, VERIFY } from '../../words/obligation';
import { instant } from '../../words/time';
import { LateFoot, LateTold } from './LateFoot';
import type { RailItem } from './order';
import { useRail, type RailAct } from './RailContext';

const rowClass = { late: 'L', soon: 'S', today: 'N', later: 'N' };

function useOwner(item: RailItem): { who: string; below: string } {
  const { t, i18n } = useTranslation();
  const { unitWord, ownUnit } = useRail();
  // A unit is never cut off, and English names are long.
  const short = i18n.language === 'en';
  const [first] = item.obligations;
  if (!first) return { who: '', below: '' };
  const name = obligationName(first.kind, first.no, t);
  if (item.obligations.length === 1) {
    const who = first.unitCode === ownUnit ? name : `${unitWord(first.unitCode, short)}·${name}`;
    return { who, below: aboutOf(first, t) };
  }
  const units = item.obligations.slice(0, 20).map((one) => unitWord(one.unitCode, true)).join(t('list'));
  return { who: t('rail.crowd', { name, count: item.obligations.length }), below: units };
}

/** What is said of a row instead of its running number. */
function spoken(one: ObligationView, late: boolean, due: string, t: TFunction): string {
  return t(late ? 'rail.spokenLate' : one.state === 'missing' ? 'rail.spokenMissing' : 'rail.spoken', { due });
}

const keys: Record<RailAct, string> = { call: 'C', record: 'L' };

/** What the room owes of its own and no report meets. */
const ownActs: Record<string, { word: string; key: string }> = { [VERIFY]: { word: 'rail.act.verify', key: 'V' }, [NOTICE]: { word: 'steps.notice', key: 'R' } };
const filing = { word: 'rail.file', key: 'R' };

/** The acts of a late row: file it oneself when it is one's own, else call the unit and write down what was said. */
function Acts({ item, one }: { item: RailItem; one: ObligationView }) {
  const { t } = useTranslation();
  const { acts, onAct, onOpen, canFile } = useRail();
  const own = ownActs[one.kind] ?? (canFile(one) ? filing : undefined);
  if (own) {
    return <div className="acts row"><button type="button" className="btn p sm" onClick={() => onOpen(item)} aria-keyshortcuts={own.key}>{t(own.word)} <Key>{own.key}</Key></button></div>;
  }
  return (
    <div className="acts row">{acts.map((act) => (
      <button key={act} type="button" className={`btn sm ${act === 'call' ? 'p' : ''}`} onClick={() => onAct(act, item)} aria-keyshortcuts={keys[act]}>{t(`rail.act.${act}`)} <Key>{keys[act]}</Key></button>
    ))}</div>
  );
}

export const RailRow = memo(function RailRow({ item }: { item: RailItem }) {
  const { t } = useTranslation();
  const { selected, onSelect, onOpen, ownUnit } = useRail();
  const { who, below } = useOwner(item);
  const [first] = item.obligations;
  if (!first) return null;
  const now = dutyNow();
  const state = standing(first, now);
  const due = instant(first.dueAt, now, t);
  const late = item.group === 'late';
  const alone = late && item.obligations.length === 1;
  const own = first.unitCode === ownUnit;
  return (
    <div className={`ob ${rowClass[item.group]} ${own && item.group === 'soon' ? 'own' : ''} ${selected === item.key ? 'sel' : ''}`}>
      <button type="button" className="hit" data-row={item.key} aria-pressed={selected === item.key}
        onClick={() => onSelect(item)} onDoubleClick={() => onOpen(item)}>
        <span className="sr">{`${t(`obligation.state.${state}`)} ${who} ${below} ${spoken(first, late, due, t)}`}</span>
      </button>
      <Icon name={markOf(state)} />
      <div className="w el" title={who}>{own && <span className="tag own">{t('rail.own')}</span>}{who}</div>
      <Countdown due={first.dueAt} />
      <span />
      <div className="m el" title={below}>{below}{alone && <>·<LateTold obligation={first} /></>}</div>
      <div className="at n" aria-hidden="true">{late ? t('rail.wasDue', { due }) : due}</div>
      {alone && <><LateFoot obligation={first} /><Acts item={item} one={first} /></>}
    </div>
  );
});
