import { useQuery } from '@tanstack/react-query';
import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { passUpward } from '../../api/commands';
import { readUpwardDraft } from '../../api/reads';
import type { FileReportRequest, PassUpwardReply, UpwardDraft } from '../../api/types';
import { newId } from '../../live/intent';
import { Field } from '../../ui/Field';
import { Key } from '../../ui/Key';
import { useStored } from '../../ui/useStored';
import { inLanguage } from '../../words/both';
import { CHECKING, typedFigure } from '../../words/figureInput';
import { FindingMark } from '../../words/FindingMark';
import { barePost } from '../../words/posts';
import { errorAt, Problems } from '../../words/Problems';
import { problemOf, type Problem } from '../../words/problem';
import { instant } from '../../words/time';
import { useUnitWord } from '../../words/units';
import { useCommand } from '../../words/useCommand';
import { dutyNow } from '../../live/clock';
import { composedOf, figureNames, PASSAGES, toUpward, type Composed } from './composed';
import { useUpwardFindings } from './useUpwardFindings';

interface Target { incidentId: string }
export interface ComposeParts { target: Target; user: string; beside: (report: FileReportRequest) => ReactNode; onPassed: (reply: PassUpwardReply) => void }
interface Part { draft: UpwardDraft; typed: Composed; edit: (change: Partial<Composed>) => void; problem: Problem | undefined }

type LineName = 'title' | 'addressee' | 'author' | 'contactPhone' | 'correctionNote';
const LABELS: Record<LineName, string> = { title: 'upward.reportTitle', addressee: 'upward.addressee', author: 'form.author', contactPhone: 'form.contactPhone', correctionNote: 'upward.correctionNote' };

function Line({ part, name, wide = false }: { part: Part; name: LineName; wide?: boolean }) {
  const { t } = useTranslation();
  const error = errorAt(part.problem, name === 'addressee' ? 'addressees' : name);
  return (
    <Field id={`upward-${name}`} label={t(LABELS[name])} error={error} wide={wide}>
      <input id={`upward-${name}`} className="in" aria-invalid={Boolean(error)} aria-describedby={error ? `upward-${name}-error` : undefined} value={part.typed[name]} onChange={(event) => part.edit({ [name]: event.target.value })} />
    </Field>
  );
}

function Signer({ part }: { part: Part }) {
  const { t } = useTranslation();
  const error = errorAt(part.problem, 'signer');
  return (
    <Field id="upward-signer" label={t('upward.signer')} error={error}>
      <select id="upward-signer" className="in" aria-invalid={Boolean(error)} aria-describedby={error ? 'upward-signer-error' : undefined} value={part.typed.signer} onChange={(event) => part.edit({ signer: event.target.value })}>
        <option value="">{t('upward.choose')}</option>
        {part.draft.signers.map((one) => <option key={one.name} value={one.name}>{t(one.onDuty ? 'upward.onDuty' : 'upward.offDuty', { name: one.name, post: barePost(one.post, t) })}</option>)}
      </select>
    </Field>
  );
}

/** Empty is unknown; where only some counties told, it says how much it is at least. */
function Numbers({ part }: { part: Part }) {
  const { t } = useTranslation();
  const { draft, typed, edit } = part;
  return (
    <div className="f wide"><div className="figures" role="group" aria-label={t('form.figures')}>
      {figureNames(draft).map((name) => {
        const open = draft.openFigures.find((one) => one.name === name);
        const value = typed.figures[name] ?? '';
        return (
          <div key={name} className="f"><label htmlFor={`upward-${name}`}>{t(`figure.${name}`)}</label>
            <input id={`upward-${name}`} className="in n" inputMode="numeric" placeholder={open ? t('upward.atLeast', { count: open.atLeast }) : t('figure.unknown')}
              value={value === CHECKING ? t('figureStatus.unverified') : value} onChange={(event) => edit({ figures: { ...typed.figures, [name]: typedFigure(event.target.value) } })} /></div>
        );
      })}
    </div></div>
  );
}

/** What was made of the counties' words, and what nobody may overlook in it. */
function Notes({ draft }: { draft: UpwardDraft }) {
  const { t } = useTranslation();
  const unitWord = useUnitWord();
  const units = (codes: string[]) => codes.map((code) => unitWord(code, true)).join(t('list'));
  const time = draft.report.asOf ? instant(draft.report.asOf, dutyNow(), t) : '';
  const twoTimes = new Set(draft.parts.map((one) => Date.parse(one.asOf))).size > 1;
  return (
    <div className="f wide">
      <p className={twoTimes ? 'soon' : 't2'}>{t(twoTimes ? 'upward.twoTimes' : 'upward.asOf', { time })}</p>
      {draft.openFigures.map((one) => <p key={one.name} className="soon">{t('upward.open', { name: t(`figure.${one.name}`), units: units(one.unknownTo), count: one.atLeast })}</p>)}
      {draft.leftOut.map((one) => <p key={one.unitCode + one.field + one.text} className="t2">{t('upward.leftOut', { unit: unitWord(one.unitCode, true), text: one.text })}</p>)}
    </div>
  );
}

function Findings({ incidentId, report }: { incidentId: string; report: FileReportRequest }) {
  const { t, i18n } = useTranslation();
  const found = useUpwardFindings(incidentId, report);
  if (!found) return null;
  return (
    <section className="f wide" aria-label={t('upward.findings')}>
      {found.length === 0 && <p className="t3">{t('upward.clean')}</p>}
      {found.map((one) => <p key={one.rule + (one.field ?? '')}><FindingMark severity={one.severity} /> {inLanguage(one.message, i18n.language)} <code className="t3">{one.rule}</code></p>)}
    </section>
  );
}

/** A county that reports anew makes another draft: nobody signs old figures under a new instant. */
const draftKeyOf = ({ no, parts }: UpwardDraft, user: string, incidentId: string) => `draft:upward:${user}:${incidentId}:${no}:${parts.map((one) => one.reportId).join()}`;

function Form({ draft, target, user, beside, onPassed }: ComposeParts & { draft: UpwardDraft }) {
  const { t } = useTranslation();
  const [typed, change, forget] = useStored<Composed>(draftKeyOf(draft, user, target.incidentId), () => composedOf(draft));
  const edit = useCallback((one: Partial<Composed>) => change((old) => ({ ...old, ...one })), [change]);
  const report = toUpward(draft, typed);
  const { run, busy, problem } = useCommand(
    () => passUpward(target.incidentId, { commandId: typed.commandId, stage: 'written', toldWho: report.addressees?.[0] ?? null, text: null, report }),
    (reply: PassUpwardReply) => { forget(); onPassed(reply); }, () => edit({ commandId: newId() }));
  const part: Part = { draft, typed, edit, problem };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) void run();
  };
  return (
    <div className="compose">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form className="form" onSubmit={(event) => { event.preventDefault(); void run(); }} onKeyDown={onKeyDown} noValidate>
        <Problems problem={problem} />
        <div className="fields">
          <Line part={part} name="title" wide />
          {PASSAGES.map((name) => (
            <Field key={name} id={`upward-${name}`} label={t(`section.${name}`)} error={errorAt(problem, name)} wide>
              <textarea id={`upward-${name}`} className="in" rows={name === 'course' ? 5 : 2} aria-invalid={Boolean(errorAt(problem, name))} value={typed[name]} onChange={(event) => edit({ [name]: event.target.value })} /></Field>
          ))}
          <Numbers part={part} />
          <Notes draft={draft} />
          <Line part={part} name="addressee" /><Signer part={part} /><Line part={part} name="author" /><Line part={part} name="contactPhone" />
          {draft.no > 1 && <Line part={part} name="correctionNote" wide />}
          <Findings incidentId={target.incidentId} report={report} />
        </div>
        <footer className="row foot"><button type="submit" className="btn p l" disabled={busy} aria-keyshortcuts="Control+Enter">{t('upward.pass')} <Key>Ctrl ↵</Key></button><span className="t2">{t(draft.transmits ? 'upward.sends' : 'upward.keeps')}</span></footer>
      </form>
      {beside(report)}
    </div>
  );
}

/** The written report to the province: made of what the counties told, mended and signed here, and never changed again. */
export function Compose(parts: ComposeParts) {
  const { t, i18n } = useTranslation();
  const { incidentId } = parts.target;
  const read = useQuery({ queryKey: ['upward-draft', incidentId], queryFn: () => readUpwardDraft(incidentId), staleTime: 0, gcTime: 0, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false });
  if (read.data) return <Form key={read.data.no} {...parts} draft={read.data} />;
  return (
    <div className="pad">
      <p role="status">{read.error ? t('upward.failed', { why: problemOf(read.error, t, i18n.language).text }) : t('upward.composing')}</p>
      {read.error && <button type="button" className="btn" onClick={() => void read.refetch()}>{t('upward.again')}</button>}
    </div>
  );
}
