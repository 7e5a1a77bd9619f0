import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { Icon } from '../../ui/Icon';
import { Key } from '../../ui/Key';
import { Countdown } from '../../words/Countdown';
import { markOf, obligationName, standing } from '../../words/obligation';
import { instant } from '../../words/time';
import { LateFoot } from './LateFoot';
import type { RailItem } from './order';
import { useRail } from './RailContext';

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
    return { who, below: first.incidentTitle };
  }
  const units = item.obligations.map((one) => unitWord(one.unitCode, true)).join(t('list'));
  return { who: t('rail.crowd', { name, count: item.obligations.length }), below: units };
}

/** What is said of a row instead of its running number. */
function spoken(one: ObligationView, late: boolean, due: string, t: TFunction): string {
  return t(late ? 'rail.spokenLate' : one.state === 'missing' ? 'rail.spokenMissing' : 'rail.spoken', { due });
}

export function RailRow({ item }: { item: RailItem }) {
  const { t } = useTranslation();
  const { selected, onSelect, onOpen, canFile, own } = useRail();
  const { who, below } = useOwner(item);
  const [first] = item.obligations;
  if (!first) return null;
  const now = dutyNow();
  const state = standing(first, now);
  const due = instant(first.dueAt, now, t);
  const late = item.group === 'late';
  const single = item.obligations.length === 1;
  return (
    <div className={`ob ${rowClass[item.group]} ${selected === item.key ? 'sel' : ''}`}>
      <button type="button" className="hit" data-row={item.key} aria-pressed={selected === item.key}
        onClick={() => onSelect(item)} onDoubleClick={() => onOpen(item)}>
        <span className="sr">{`${t(`obligation.state.${state}`)} ${who} ${below} ${spoken(first, late, due, t)}`}</span>
      </button>
      <Icon name={markOf(state)} />
      <div className="w el" title={who}>{own(first) && <span className="tag own">{t('rail.own')}</span>}{who}</div>
      <Countdown due={first.dueAt} />
      <span />
      <div className="m el" title={below}>{below}</div>
      <div className="at n" aria-hidden="true">{late ? t('rail.wasDue', { due }) : due}</div>
      {late && single && <LateFoot obligation={first} />}
      {late && single && canFile(first) && (
        <button type="button" className="btn p sm file" onClick={() => onOpen(item)} aria-keyshortcuts="R">{t('rail.file')} <Key>R</Key></button>
      )}
    </div>
  );
}
