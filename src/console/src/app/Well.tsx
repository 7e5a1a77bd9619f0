import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readHealth } from '../api/reads';
import { Icon } from '../ui/Icon';

const EVERY = 5000;

function age(seconds: number | null | undefined): string {
  return typeof seconds === 'number' ? `${seconds.toFixed(1)} s` : '';
}

/** Whether the watch itself is kept: each part by when it last worked. Nothing is green that did not just say so. */
export function Well() {
  const { t } = useTranslation();
  const { data, isError } = useQuery({ queryKey: ['health'], queryFn: readHealth, refetchInterval: EVERY, retry: false });
  return (
    <section className="pane well" aria-label={t('well.title')}>
      <div className="ph"><h2>{t('well.title')}</h2></div>
      <ul className="stale">{isError ? <li className="late">{t('well.unread')}</li> : (data ?? []).map((one) => (
        <li key={one.name} className="row sb"><span>{t(`well.part.${one.name.replace('sweep:', '')}`, { defaultValue: one.name })}</span>
          <span className={`row n ${one.ok ? 'ok' : 'late'}`}><Icon name={one.ok ? 'check' : 'x'} className="s14" />{t(one.ok ? 'well.ok' : 'well.notOk', { age: age(one.ageSeconds) })}</span></li>
      ))}</ul>
    </section>
  );
}
