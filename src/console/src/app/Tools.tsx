import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon';
import { toggleTheme } from './theme';

/** Theme and language, on every page. */
export function Tools() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'zh' : 'en';
  return (
    <span className="row tools">
      <button type="button" className="ib" onClick={toggleTheme} aria-label={t('top.theme')} title={`${t('top.theme')} T`} aria-keyshortcuts="T"><Icon name="moon" className="s20" /></button>
      <button type="button" className="ib" onClick={() => void i18n.changeLanguage(other)} lang={other}>{other === 'en' ? 'EN' : '中'}<span className="sr"> {t('top.language')}</span></button>
    </span>
  );
}
