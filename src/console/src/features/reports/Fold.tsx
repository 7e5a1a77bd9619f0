import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '../../api/types';
import { FindingMark } from '../../words/FindingMark';
import { errorOf, type Part } from './controls';
import { FIELDS, type ElementName } from './elements';
import { FurtherRow } from './FurtherRow';
import { FURTHER_FIGURES, type FieldName, type ReportDraft } from './reportForm';

function isFilled(draft: ReportDraft, name: FieldName): boolean {
  if (name === 'losses') return FURTHER_FIGURES.some((one) => Boolean(draft.figures[one]));
  const value = draft[name];
  return typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) && value.length > 0;
}

/** What is wanted and not required: closed until somebody opens it, writes in it, or a check or a refusal asks for something in it. */
export function Fold({ part, names, units, county }: { part: Part; names: ElementName[]; units: UnitView[]; county: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const fields = names.flatMap((name): FieldName[] => [...FIELDS[name]]);
  const asking = part.checks.filter((one) => one.field && fields.includes(one.field) && one.severity !== 'informs');
  const filled = names.filter((name) => FIELDS[name].some((field) => isFilled(part.draft, field))).length;
  const asked = asking.length > 0 || filled > 0 || fields.some((name) => errorOf(part, name));
  useEffect(() => {
    // Never shut under somebody's hand: what asked may be answered while he still writes.
    if (asked) setOpen(true);
  }, [asked]);
  if (names.length === 0) return null;
  const [worst] = asking;
  return (
    <details className="ffold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><b>{t('filing.group.wanted')}</b> <span className="t2 s12">{names.map((name) => t(`form.element.${name}`)).join(t('list'))}</span>
        {filled > 0 && <span className="tag">{t('filing.filled', { count: filled })}</span>}{worst && <FindingMark severity={worst.severity} />}</summary>
      {names.map((name) => <FurtherRow key={name} name={name} part={part} units={units} county={county} />)}
    </details>
  );
}
