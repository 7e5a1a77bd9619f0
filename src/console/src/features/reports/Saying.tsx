import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../words/both';
import { FindingMark } from '../../words/FindingMark';
import type { Part } from './controls';
import { wantsReason, type Said } from './findings';

const acts = new Set(['asks']);

function Reason({ part, rule }: { part: Part; rule: string }) {
  const { t } = useTranslation();
  return (
    <label className="keep"><span className="t2 s12">{t('filing.keep')}</span>
      <input className="in" data-rule={rule} value={part.draft.kept?.[rule] ?? ''} onChange={(event) => part.edit('kept', { ...part.draft.kept, [rule]: event.target.value })} /></label>
  );
}

/** One finding: what it does, what it says, its rule, and what may be answered to it on the spot. */
export function Saying({ part, one }: { part: Part; one: Said }) {
  const { t, i18n } = useTranslation();
  const text = one.text ? inLanguage(one.text, i18n.language) : t(`check.${one.code}`, { ...one.words, name: t(`form.${one.field}`) });
  return (
    <div className={`fd ${one.severity}`}>
      <p id={`report-${one.key}`}><FindingMark severity={one.severity} /> {text}{one.rule && <> <code className="s12">{one.rule}</code></>}
        {acts.has(one.code) && <button type="button" className="btn sm" onClick={() => part.act(one.code)}>{t(`check.act.${one.code}`)}</button>}</p>
      {one.rule && wantsReason(one, part.checks) && <Reason part={part} rule={one.rule} />}
    </div>
  );
}

/** What belongs to no row of the form. */
export function Further({ part }: { part: Part }) {
  const { t } = useTranslation();
  const found = part.checks.filter((one) => one.field === undefined);
  if (found.length === 0) return null;
  return (
    <section className="frow further" aria-label={t('filing.further')}><div className="flabel">{t('filing.further')}</div>
      <div className="fsaid">{found.map((one) => <Saying key={one.key} part={part} one={one} />)}</div></section>
  );
}
