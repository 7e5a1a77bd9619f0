import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView, UnitView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { useTicked } from '../../live/ticker';
import { Icon, type IconName } from '../../ui/Icon';
import { hourMinute } from '../../words/time';
import { shortEnglish } from '../../words/units';
import { countyStanding } from './order';

type CountyState = ReturnType<typeof countyStanding>;
// Green is what a human confirmed: a county that owes nothing and was not heard from today is neither well nor late.
const marks: Record<CountyState | 'unheard', { icon: IconName; tone: string; cell: string }> = {
  missing: { icon: 'o-miss', tone: 'late', cell: 'L' }, late: { icon: 'o-late', tone: 'late', cell: 'L' },
  soon: { icon: 'o-soon', tone: 'soon', cell: 'S' }, open: { icon: 'o-open', tone: 't3', cell: '' }, quiet: { icon: 'o-met', tone: 'ok', cell: '' },
  unheard: { icon: 'o-wait', tone: 't3', cell: '' },
};

function County({ unit, owed, contact, onSelect }: {
  unit: UnitView; owed: ObligationView[]; contact: number | undefined; onSelect: ((one: ObligationView) => void) | undefined;
}) {
  const { t, i18n } = useTranslation();
  const choose = useCallback((now: number) => countyStanding(owed, now), [owed]);
  const owing = useTicked(choose);
  const today = contact !== undefined && dutyNow() - contact < 86_400_000;
  const state = owing === 'quiet' && !today ? 'unheard' : owing;
  const { icon, tone, cell } = marks[state];
  const name = i18n.language === 'en' ? shortEnglish(unit) : unit.short;
  const first = owed.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
  return (
    <button type="button" className={`cc ${cell}`} disabled={!first} onClick={() => first && onSelect?.(first)}>
      <Icon name={icon} className={`s14 ${tone}`} /><span className="el" title={unit.name}>{name}</span><span className="sr">{t(`county.${state}`)}</span>
      <time aria-label={today ? t('county.contact', { time: hourMinute(contact) }) : t('county.noContact')}>{today ? hourMinute(contact) : '–'}</time>
    </button>
  );
}

/** Every county in one place; pressing one selects what it owes first. */
export function CountyStrip({ units, owedBy, contacts, onSelect }: {
  units: UnitView[]; owedBy: Map<string, ObligationView[]>; contacts: Map<string, number>; onSelect: (one: ObligationView) => void;
}) {
  const { t } = useTranslation();
  return (
    <section className="cs stale" aria-label={t('county.title')}>
      <h3 className="t2"><b>{t('county.title')}</b><span className="t3">{t('county.lastContact')}</span></h3>
      <div className="cg">{units.map((unit) =>
        <County key={unit.code} unit={unit} owed={owedBy.get(unit.code) ?? NONE} contact={contacts.get(unit.code)} onSelect={onSelect} />)}</div>
    </section>
  );
}

const NONE: ObligationView[] = [];
