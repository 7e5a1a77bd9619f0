import { useTranslation } from 'react-i18next';
import { Words, type Part, type TextName } from './controls';

/** What is said most often, by one press, after what is written already. */
export function Phrases({ part, name, phrases }: { part: Part; name: TextName; phrases: readonly string[] }) {
  const { t } = useTranslation();
  const add = (phrase: string) => {
    const text = (part.draft[name] ?? '').trimEnd();
    part.edit(name, `${text}${text && !/[，。；、,.]$/.test(text) ? t('filing.comma') : ''}${phrase}`);
    document.querySelector<HTMLElement>(`#report-${name}`)?.focus();
  };
  return <div className="ql" role="group" aria-label={t('filing.phrases')}>{phrases.map((one) => <button key={one} type="button" onClick={() => add(t(`filing.phrase.${one}`))}>{t(`filing.phrase.${one}`)}</button>)}</div>;
}

export function SaidField({ part, name, rows = 2, phrases }: { part: Part; name: TextName; rows?: number; phrases?: readonly string[] }) {
  return <><Words part={part} name={name} rows={rows} />{phrases && <Phrases part={part} name={name} phrases={phrases} />}</>;
}
