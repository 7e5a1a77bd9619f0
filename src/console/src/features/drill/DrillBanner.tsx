import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { realNow, useDrill } from '../../live/drill';
import { Ticking } from '../../ui/Ticking';
import { clock } from '../../words/time';

const BEIJING = 8 * 3600_000;
/** With the year: a drill is often of another one. */
const dateTime = (at: number): string => new Date(at + BEIJING).toISOString().slice(0, 19).replace('T', ' ');

/** On every screen of a drill world, above everything, and nobody can close it. Prints with the page. */
export function DrillBanner() {
  const { t } = useTranslation();
  const drill = useDrill();
  const title = drill ? `${t('drill.mark')}${t('brand')}` : t('brand');
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (!drill) return null;
  return (
    <aside className="drill" aria-label={t('drill.title')}>
      <b>{t('drill.mark')}</b><span className="wide">{t('drill.note')}</span>
      <span>{t('drill.time')} <Ticking words={dateTime} className="n" /></span>
      <span>{drill.stands ? t('drill.stands') : t('drill.speed', { speed: drill.speed })}</span>
      <span className="real">{t('drill.real')} <Ticking words={() => clock(realNow())} className="n" /></span>
    </aside>
  );
}
