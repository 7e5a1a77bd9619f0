import { useTranslation } from 'react-i18next';
import type { UnitView } from '../api/types';
import { Icon } from '../ui/Icon';

/** Nothing open is good news and is said as such. It claims no more than the board knows. */
export function Quiet({ counties, next }: { counties: UnitView[]; next: string }) {
  const { t } = useTranslation();
  return (
    <div className="allquiet">
      <Icon name="o-met" className="ok big" />
      <p className="word">{t('quiet.title')}</p>
      <p className="t2">{counties.length > 0 ? t('quiet.counties', { count: counties.length }) : t('quiet.own')}</p>
      <p className="t3">{next}</p>
    </div>
  );
}
