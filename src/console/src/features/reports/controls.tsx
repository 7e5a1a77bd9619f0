import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dutyNow } from '../../live/clock';
import type { Problem } from '../../words/problem';
import { typedTime } from '../../words/saidTime';
import { toInput } from '../../words/time';
import { rowOf, type Said } from './findings';
import type { FieldName, ReportDraft } from './reportForm';
import { Saying } from './Saying';
import type { Edit } from './useDraft';

/** `tried`: somebody pressed "file", so what is missing is said aloud. */
export interface Part { draft: ReportDraft; edit: Edit; problem: Problem | undefined; checks: Said[]; tried: boolean; act: (code: string) => void }
export type TextName = 'title' | 'occurredAt' | 'knownAt' | 'asOf' | 'place' | 'course' | 'measures' | 'needs' | 'levelBasis' | 'signer' | 'author' | 'contactPhone' | 'correctionNote'
  | 'informedAt' | 'sourceWho' | 'cause' | 'trend' | 'nextSteps' | 'aftercare' | 'lessons' | 'road' | 'latitude' | 'longitude' | 'magnitude' | 'depthKm' | 'addressees' | 'copies' | 'responseStartedAt' | 'responseEndedAt';
export type ChoiceName = 'stage' | 'levelConfirmed' | 'levelProspective' | 'figureStatus' | 'responseLevel' | 'openFire' | 'sourceKind';
export type TimeName = 'occurredAt' | 'knownAt' | 'asOf' | 'informedAt' | 'responseStartedAt' | 'responseEndedAt';

/** What the server refused at this field. A figure says it at its own place. */
export function errorOf(part: Part, name: FieldName): string | undefined {
  const field = part.problem?.field;
  return field && !field.startsWith('figures.') && rowOf(field) === name ? part.problem?.text : undefined;
}

function invalid(part: Part, name: FieldName): boolean {
  return Boolean(errorOf(part, name)) || part.checks.some((one) => one.field === name && one.severity === 'blocks' && (part.tried || one.code !== 'missing'));
}

/** One line of the form: its name, its fields, and beside them (below on narrow screens) what is to be said of them. */
export function Row({ part, label, names, children }: { part: Part; label: string; names: (FieldName)[]; children: ReactNode }) {
  const { t } = useTranslation();
  const [first] = names;
  const found = part.checks.filter((one) => one.field && names.includes(one.field) && (part.tried || one.code !== 'missing'));
  const wanted = !part.tried && part.checks.some((one) => one.field && names.includes(one.field) && one.code === 'missing');
  return (
    <div className="frow">
      <div className="flabel"><label htmlFor={`report-${first}`}>{label}</label>{wanted && <span className="t3 s12">{t('filing.wanted')}</span>}</div>
      <div className="fcells">{children}
        {names.map((name) => errorOf(part, name) && <p key={name} className="late err" id={`report-${name}-error`} role="alert">{errorOf(part, name)}</p>)}</div>
      <div className="fsaid">{found.map((one) => <Saying key={one.key} part={part} one={one} />)}</div>
    </div>
  );
}

function described(part: Part, name: FieldName): string | undefined {
  const ids = part.checks.filter((one) => one.field === name && (part.tried || one.code !== 'missing')).map((one) => `report-${one.key}`);
  return [...ids, ...(errorOf(part, name) ? [`report-${name}-error`] : [])].join(' ') || undefined;
}

/** `lead` names a second field of a row: the first is named by the row. */
export function Line({ part, name, type = 'text', lead = false, hint }: { part: Part; name: TextName; type?: string; lead?: boolean; hint?: string }) {
  const { t } = useTranslation();
  return (
    <span className={`fcell ${type}`}>{lead && <label htmlFor={`report-${name}`} className="t2">{t(`form.${name}`)}</label>}
      <input id={`report-${name}`} className={`in ${type === 'text' ? '' : 'n'}`} type={type} value={part.draft[name] ?? ''} placeholder={hint} aria-invalid={invalid(part, name)}
        aria-describedby={described(part, name)} onChange={(event) => part.edit(name, event.target.value)} /></span>
  );
}

/** A time as the phone record takes it; when the field is left, what was understood stands there whole. */
export function Time({ part, name, lead = false }: { part: Part; name: TimeName; lead?: boolean }) {
  const { t } = useTranslation();
  const settle = () => {
    const said = typedTime(part.draft[name] ?? '', dutyNow());
    if (said?.kind === 'at' && toInput(said.at) !== part.draft[name]) part.edit(name, toInput(said.at));
  };
  return (
    <span className="fcell time">{lead && <label htmlFor={`report-${name}`} className="t2">{t(`form.${name}`)}</label>}
      <input id={`report-${name}`} className="in n" value={part.draft[name] ?? ''} placeholder={t('filing.timeHint')} autoComplete="off" aria-invalid={invalid(part, name)}
        aria-describedby={described(part, name)} onChange={(event) => part.edit(name, event.target.value)} onBlur={settle} /></span>
  );
}

export function Words({ part, name, rows }: { part: Part; name: TextName; rows: number }) {
  return (
    <textarea id={`report-${name}`} className="in" rows={rows} value={part.draft[name] ?? ''} aria-invalid={invalid(part, name)} aria-describedby={described(part, name)}
      onChange={(event) => part.edit(name, event.target.value)} />
  );
}

export function Select<N extends ChoiceName>({ part, name, options, lead = false }: { part: Part; name: N; options: { value: ReportDraft[N] & string; label: string }[]; lead?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="fcell">{lead && <label htmlFor={`report-${name}`} className="t2">{t(`form.${name}`)}</label>}
      <select id={`report-${name}`} className="in" value={part.draft[name] ?? ''} aria-invalid={invalid(part, name)} aria-describedby={described(part, name)}
        onChange={(event) => part.edit(name, event.target.value as ReportDraft[N])}>
        {options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
      </select></span>
  );
}
