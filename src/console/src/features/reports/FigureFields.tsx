import { useTranslation } from 'react-i18next';
import type { FigureName } from '../../api/types';
import { AMOUNTS, CHECKING, saysAbout, typedAmount, typedFigure } from '../../words/figureInput';
import { figureWords } from '../../words/figures';
import { errorAt } from '../../words/Problems';
import { Select, type Part } from './controls';
import { isWildfire } from './elements';
import { FORM_FIGURES, FURTHER_FIGURES, STATUSES } from './reportForm';

/** Typing 约 or 余 beside a figure marks it as "about"; typing it whole again without takes the mark away. */
function typed({ draft, edit }: Part, name: FigureName, text: string): void {
  const about = saysAbout(text);
  const marked = (draft.approximate ?? []).filter((one) => one !== name);
  edit('figures', { ...draft.figures, [name]: AMOUNTS.has(name) ? typedAmount(text) : typedFigure(text) });
  if (about || marked.length !== (draft.approximate ?? []).length) edit('approximate', about ? [...marked, name] : marked);
}

function Figure({ part, name, group }: { part: Part; name: FigureName; group: string }) {
  const { t } = useTranslation();
  const error = errorAt(part.problem, `figures.${name}`);
  const value = part.draft.figures[name] ?? '';
  const about = part.draft.approximate?.includes(name) && value !== '' && value !== CHECKING ? t('filing.about') : '';
  const read = AMOUNTS.has(name) && value !== '' && value !== CHECKING ? figureWords(name, Number(value), t) : undefined;
  return (
    <div className="f"><label htmlFor={`${group}-${name}`}>{t(`figure.${name}`)}</label>
      <input id={`${group}-${name}`} className={`in n ${value === CHECKING ? 't2' : 'bold'}`} inputMode={AMOUNTS.has(name) ? 'text' : 'numeric'} placeholder={t('figure.unknown')} aria-invalid={Boolean(error)} autoComplete="off"
        value={value === CHECKING ? t('figureStatus.unverified') : `${about}${value}`} onChange={(event) => typed(part, name, event.target.value)} />
      {read && <p className="t2 s12 n">{read}</p>}
      {error && <p className="late err" role="alert">{error}</p>}
    </div>
  );
}

/** Empty means unknown and shows it; H means being checked; a 0 is only there when somebody wrote it. */
export function FigureFields(part: Part) {
  const { t } = useTranslation();
  return (
    <>
      <div className="figures" role="group" aria-label={t('form.figures')}>{FORM_FIGURES.map((name) => <Figure key={name} part={part} name={name} group="figure" />)}</div>
      <p className="t3 s12 fnote"><kbd aria-hidden="true">?</kbd>{t('figure.unknown')}　<kbd aria-hidden="true">0</kbd>{t('filing.zero')}　<kbd aria-hidden="true">H</kbd>{t('figureStatus.unverified')}　<kbd aria-hidden="true">余</kbd>{t('filing.about')}　{t('filing.figuresNote')}</p>
      <Select part={part} name="figureStatus" lead options={STATUSES.map((value) => ({ value, label: t(`figureStatus.${value}`) }))} />
    </>
  );
}

/** How badly hurt, who was saved, what was lost; the burned area only where something burns. */
export function LossFields(part: Part) {
  const { t } = useTranslation();
  const names = FURTHER_FIGURES.filter((name) => name !== 'burnedHectares' || isWildfire(part.draft.kind) || Boolean(part.draft.figures.burnedHectares));
  return (
    <>
      <div id="report-losses" tabIndex={-1} className="figures" role="group" aria-label={t('form.losses')}>{names.map((name) => <Figure key={name} part={part} name={name} group="figure" />)}</div>
      <p className="t3 s12 fnote">{t('filing.lossNote')}</p>
    </>
  );
}
