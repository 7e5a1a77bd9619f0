import { useTranslation } from 'react-i18next';
import { errorAt } from '../../words/Problems';
import { Select, type Part } from './controls';
import { FORM_FIGURES, STATUSES } from './reportForm';

/** Empty means unknown and shows it; a 0 is only there when somebody wrote it. */
export function FigureFields(part: Part) {
  const { t } = useTranslation();
  const { draft, edit, problem } = part;
  return (
    <fieldset className="wide">
      <legend>{t('form.figures')} <span className="t3">{t('form.figuresNote')}</span></legend>
      <div className="figures">
        {FORM_FIGURES.map((name) => {
          const error = errorAt(problem, `figures.${name}`);
          return (
            <div key={name} className="f"><label htmlFor={`figure-${name}`}>{t(`figure.${name}`)}</label>
              <input id={`figure-${name}`} className="in n" inputMode="numeric" pattern="\d*" placeholder={t('figure.unknown')} value={draft.figures[name] ?? ''} aria-invalid={Boolean(error)}
                onChange={(event) => edit('figures', { ...draft.figures, [name]: event.target.value.replaceAll(/\D/g, '') })} />
              {error && <p className="late err" role="alert">{error}</p>}
            </div>
          );
        })}
        <Select part={part} name="figureStatus" options={STATUSES.map((value) => ({ value, label: t(`figureStatus.${value}`) }))} />
      </div>
    </fieldset>
  );
}
