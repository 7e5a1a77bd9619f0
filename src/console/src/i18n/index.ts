import i18next, { type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readStored, writeStored } from '../ui/useStored';
import { en } from './en';
import { zh } from './zh';

const KEY = 'language';

function mark(language: string): void {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
}

export function makeI18n(language?: string): I18n {
  const chosen = language ?? readStored<string>(KEY) ?? 'zh';
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: chosen, fallbackLng: 'zh', resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false }, initAsync: false,
  });
  mark(chosen);
  instance.on('languageChanged', (next) => {
    mark(next);
    writeStored(KEY, next);
  });
  return instance;
}
