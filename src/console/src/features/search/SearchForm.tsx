import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KindView, UnitView } from '../../api/types';
import { Field } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { Key } from '../../ui/Key';
import { unitName } from '../../words/units';
import { LEVELS, STATES, type Filters } from './filters';

export const SEARCH_WORDS = 'search-words';

interface Props { filters: Filters; onChange: (filters: Filters) => void; onSearch: () => void; kinds: KindView[]; units: UnitView[]; error?: string | undefined }

function Choice({ label, value, onChange, children }: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Field id={id} label={label}><select id={id} className="in" value={value} onChange={(event) => onChange(event.target.value)}><option value="">{t('find.any')}</option>{children}</select></Field>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const id = useId();
  return <Field id={id} label={label}><input id={id} type="date" className="in n" value={value} onChange={(event) => onChange(event.target.value)} /></Field>;
}

/** Words and filters; Enter searches from any field. */
export function SearchForm({ filters, onChange, onSearch, kinds, units, error }: Props) {
  const { t, i18n } = useTranslation();
  const set = (name: keyof Filters) => (value: string) => onChange({ ...filters, [name]: value });
  return (
    <form className="pane findform" role="search" onSubmit={(event) => { event.preventDefault(); onSearch(); }}>
      <Field id={SEARCH_WORDS} label={t('find.words')} note={t('find.wordsNote')} error={error} wide>
        <span className="row"><input id={SEARCH_WORDS} type="search" className="in" maxLength={100} value={filters.q} onChange={(event) => set('q')(event.target.value)} aria-invalid={error !== undefined} />
          <button type="submit" className="btn p"><Icon name="search" className="s14" />{t('find.search')} <Key>↵</Key></button></span>
      </Field>
      <Choice label={t('find.kind')} value={filters.kind} onChange={set('kind')}>{kinds.map((one) => <option key={one.slug} value={one.slug}>{i18n.language === 'en' ? one.en : one.zh}</option>)}</Choice>
      <Choice label={t('find.level')} value={filters.level} onChange={set('level')}>{LEVELS.map((one) => <option key={one} value={one}>{t(`level.sign.${one}`)} {t(`level.${one}`)}</option>)}</Choice>
      <Choice label={t('find.unit')} value={filters.unit} onChange={set('unit')}>{units.map((one) => <option key={one.code} value={one.code}>{unitName(one, i18n.language)}</option>)}</Choice>
      <Day label={t('find.from')} value={filters.from} onChange={set('from')} />
      <Day label={t('find.to')} value={filters.to} onChange={set('to')} />
      <Choice label={t('find.late')} value={filters.late} onChange={set('late')}><option value="true">{t('find.wasLate')}</option><option value="false">{t('find.inTime')}</option></Choice>
      <Choice label={t('find.state')} value={filters.state} onChange={set('state')}>{STATES.map((one) => <option key={one} value={one}>{t(`incident.state.${one}`)}</option>)}</Choice>
    </form>
  );
}
