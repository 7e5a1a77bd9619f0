import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/Field';
import { errorAt } from '../../words/Problems';
import type { Problem } from '../../words/problem';
import type { ReportDraft } from './reportForm';
import type { Edit } from './useDraft';

export interface Part { draft: ReportDraft; edit: Edit; problem: Problem | undefined }
type TextName = 'title' | 'occurredAt' | 'knownAt' | 'asOf' | 'place' | 'course' | 'measures' | 'signer' | 'author' | 'contactPhone';

/** A line of text. `field` is its name in the request, by which a refusal finds it. */
export function Line({ part, name, type = 'text', optional = false, field = name }: { part: Part; name: TextName; type?: string; optional?: boolean; field?: string }) {
  const { t } = useTranslation();
  const error = errorAt(part.problem, field);
  return (
    <Field id={`report-${name}`} label={t(`form.${name}`)} note={optional ? t('form.optional') : undefined} error={error}>
      <input id={`report-${name}`} className={`in ${type === 'text' ? '' : 'n'}`} type={type} value={part.draft[name]} aria-invalid={Boolean(error)}
        aria-describedby={error ? `report-${name}-error` : undefined} onChange={(event) => part.edit(name, event.target.value)} />
    </Field>
  );
}

export function Words({ part, name, rows }: { part: Part; name: TextName; rows: number }) {
  const { t } = useTranslation();
  const error = errorAt(part.problem, name);
  return (
    <Field id={`report-${name}`} label={t(`form.${name}`)} wide error={error}>
      <textarea id={`report-${name}`} className="in" rows={rows} value={part.draft[name]} aria-invalid={Boolean(error)}
        aria-describedby={error ? `report-${name}-error` : undefined} onChange={(event) => part.edit(name, event.target.value)} />
    </Field>
  );
}

export function Select<N extends 'stage' | 'levelConfirmed' | 'levelProspective' | 'figureStatus' | 'townshipCode'>({ part, name, options, field = name }: {
  part: Part; name: N; options: { value: ReportDraft[N]; label: string }[]; field?: string;
}) {
  const { t } = useTranslation();
  const error = errorAt(part.problem, field);
  return (
    <Field id={`report-${name}`} label={t(`form.${name}`)} error={error}>
      <select id={`report-${name}`} className="in" value={part.draft[name]} aria-invalid={Boolean(error)}
        onChange={(event) => part.edit(name, event.target.value as ReportDraft[N])}>
        {options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
      </select>
    </Field>
  );
}
