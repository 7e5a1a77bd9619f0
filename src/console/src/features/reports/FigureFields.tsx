import { useTranslation } from 'react-i18next';
import { CHECKING, typedFigure } from '../../words/figureInput';
import { errorAt } from '../../words/Problems';
import { Select, type Part } from './controls';
import { FORM_FIGURES, STATUSES } from './reportForm';

/** Empty means unknown and shows it; H means being checked; a 0 is only there when somebody wrote it. */
export function FigureFields(part: Part) {
  const { t } = useTranslation();
  const { draft, edit, problem } = part;
  return (
    <>
      <div className="figures" role="group" aria-label={t('form.figures')}>
        {FORM_FIGURES.map((name) => {
          const error = errorAt(problem, `figures.${name}`);
          const value = draft.figures[name] ?? '';
          return (
            <div key={name} className="f"><label htmlFor={`figure-${name}`}>{t(`figure.${name}`)}</label>
              <input id={`figure-${name}`} className={`in n ${value === CHECKING ? 't2' : 'bold'}`} inputMode="numeric" placeholder={t('figure.unknown')} aria-invalid={Boolean(error)}
                value={value === CHECKING ? t('figureStatus.unverified') : value} onChange={(event) => edit('figures', { ...draft.figures, [name]: typedFigure(event.target.value) })} />
              {error && <p className="late err" role="alert">{error}</p>}
            </div>
          );
        })}
      </div>
      <p className="t3 s12 fnote"><kbd aria-hidden="true">?</kbd>{t('figure.unknown')}　<kbd aria-hidden="true">0</kbd>{t('filing.zero')}　<kbd aria-hidden="true">H</kbd>{t('figureStatus.unverified')}　{t('filing.figuresNote')}</p>
      <Select part={part} name="figureStatus" lead options={STATUSES.map((value) => ({ value, label: t(`figureStatus.${value}`) }))} />
    </>
  );
}
