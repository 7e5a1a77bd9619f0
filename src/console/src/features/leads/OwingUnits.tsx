import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '../../api/types';
import { shortEnglish } from '../../words/units';

/** Who owes the reports: counties first, then departments, each a switch; typing narrows them. */
export function OwingUnits({ units, value, onChange, invalid }: { units: UnitView[]; value: string[]; onChange: (units: string[]) => void; invalid: boolean }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const rank = (unit: UnitView) => (unit.level === 'county' ? 0 : 1);
  const found = units.filter((unit) => `${unit.name} ${unit.nameEn} ${unit.code}`.toLowerCase().includes(typed.trim().toLowerCase()) || value.includes(unit.code))
    .toSorted((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code));
  const toggle = (code: string) => onChange(value.includes(code) ? value.filter((one) => one !== code) : [...value, code]);
  return (
    <div className="owing" role="group" aria-labelledby={`${id}-name`}>
      <span id={`${id}-name`} className="sr">{t('lead.owing')}</span>
      <input id="lead-owing" className="in" aria-invalid={invalid} placeholder={t('lead.findUnit')} aria-label={t('lead.findUnit')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <div className="chips">{found.map((unit) => (
        <button key={unit.code} type="button" className={`btn sm ${value.includes(unit.code) ? 'p' : ''}`} aria-pressed={value.includes(unit.code)} onClick={() => toggle(unit.code)}>
          {i18n.language === 'en' ? shortEnglish(unit) : unit.short || unit.name}
        </button>
      ))}</div>
    </div>
  );
}
