import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView, UnitView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { useTicked } from '../../live/ticker';
import { Icon, type IconName } from '../../ui/Icon';
import { grouped } from '../../words/grouped';
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

function County({ unit, owed, contact, onSelect }: { unit: UnitView; owed: ObligationView[]; contact: number | undefined; onSelect: (code: string) => void }) {
  const { t, i18n } = useTranslation();
  const choose = useCallback((now: number) => countyStanding(owed, now), [owed]);
  const owing = useTicked(choose);
  const today = contact !== undefined && dutyNow() - contact < 86_400_000;
  const state = owing === 'quiet' && !today ? 'unheard' : owing;
  const { icon, tone, cell } = marks[state];
  const name = i18n.language === 'en' ? shortEnglish(unit) : unit.short;
  return (
    <button type="button" className={`cc ${cell}`} onClick={() => onSelect(unit.code)}>
      <Icon name={icon} className={`s14 ${tone}`} /><span className="el" title={unit.name}>{name}</span><span className="sr">{t(`county.${state}`)}</span>
      <time aria-label={today ? t('county.contact', { time: hourMinute(contact) }) : t('county.noContact')}>{today ? hourMinute(contact) : '–'}</time>
    </button>
  );
}

/** Every county in one place; pressing one shows what it owes, who sits there and how to ring them. */
export function CountyStrip({ units, owed, contacts, onSelect }: {
  units: UnitView[]; owed: readonly ObligationView[]; contacts: ReadonlyMap<string, number>; onSelect: (code: string) => void;
}) {
  const { t } = useTranslation();
  const owedBy = useMemo(() => grouped(owed, (one) => one.unitCode), [owed]);
  return (
    <section className="cs stale" aria-label={t('county.title')}>
      <h3 className="t2"><b>{t('county.title')}</b><span>{t('county.lastContact')}</span><span className="t3 hint">{t('county.press')}</span></h3>
      <div className="cg">{units.map((unit) =>
        <County key={unit.code} unit={unit} owed={owedBy.get(unit.code) ?? NONE} contact={contacts.get(unit.code)} onSelect={onSelect} />)}</div>
    </section>
  );
}

const NONE: ObligationView[] = [];
