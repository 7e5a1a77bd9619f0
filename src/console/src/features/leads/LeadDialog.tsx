import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { recordLead } from '../../api/commands';
import type { KindView, RecordLeadReply, UnitView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { newId } from '../../live/intent';
import { Field } from '../../ui/Field';
import { Key } from '../../ui/Key';
import { Picker } from '../../ui/Picker';
import { Sheet } from '../../ui/Sheet';
import { useStored } from '../../ui/useStored';
import { errorAt, Problems } from '../../words/Problems';
import type { Problem } from '../../words/problem';
import { useCommand } from '../../words/useCommand';
import { newLead, SOURCES, toLead, type LeadDraft } from './leadForm';
import { OwingUnits } from './OwingUnits';

interface Parts { user: string; kinds: KindView[]; units: UnitView[]; onClose: () => void; onRecorded: (reply: RecordLeadReply) => void }
type Edit = <N extends keyof LeadDraft>(name: N, value: LeadDraft[N]) => void;

function What({ draft, edit, kinds, problem }: { draft: LeadDraft; edit: Edit; kinds: KindView[]; problem: Problem | undefined }) {
  const { t, i18n } = useTranslation();
  const choices = kinds.map((kind) => ({ value: kind.slug, label: i18n.language === 'en' ? kind.en : kind.zh, words: `${kind.zh} ${kind.en} ${kind.slug}`.toLowerCase() }));
  const [kindError, placeError, textError] = [errorAt(problem, 'kind'), errorAt(problem, 'place', 'place.text', 'place.countyCode'), errorAt(problem, 'text')];
  return (
    <>
      <Field id="lead-kind" label={t('form.kind')} error={kindError}><Picker id="lead-kind" choices={choices} value={draft.kind} onChange={(kind) => edit('kind', kind)} placeholder={t('form.findKind')} none={t('form.noneFound')} invalid={Boolean(kindError)} /></Field>
      <Field id="lead-place" label={t('form.place')} error={placeError}><input id="lead-place" className="in" value={draft.place} aria-invalid={Boolean(placeError)} onChange={(event) => edit('place', event.target.value)} /></Field>
      <Field id="lead-text" label={t('lead.text')} wide error={textError}><textarea id="lead-text" className="in" rows={3} value={draft.text} aria-invalid={Boolean(textError)} onChange={(event) => edit('text', event.target.value)} /></Field>
    </>
  );
}

function WhenAndWho({ draft, edit, problem }: { draft: LeadDraft; edit: Edit; problem: Problem | undefined }) {
  const { t } = useTranslation();
  const [occurredError, knownError, sourceError] = [errorAt(problem, 'occurredAt'), errorAt(problem, 'knownAt'), errorAt(problem, 'source', 'source.kind', 'source.who')];
  return (
    <>
      <Field id="lead-known" label={t('form.knownAt')} error={knownError}><input id="lead-known" className="in n" type="datetime-local" value={draft.knownAt} aria-invalid={Boolean(knownError)} onChange={(event) => edit('knownAt', event.target.value)} /></Field>
      <Field id="lead-occurred" label={t('form.occurredAt')} note={t('form.optional')} error={occurredError}><input id="lead-occurred" className="in n" type="datetime-local" value={draft.occurredAt} aria-invalid={Boolean(occurredError)} onChange={(event) => edit('occurredAt', event.target.value)} /></Field>
      <Field id="lead-source" label={t('lead.source')} error={sourceError}>
        <select id="lead-source" className="in" value={draft.source} onChange={(event) => edit('source', event.target.value)}>{SOURCES.map((one) => <option key={one} value={one}>{t(`source.${one}`)}</option>)}</select>
      </Field>
      <Field id="lead-who" label={t('lead.who')} note={t('form.optional')}><input id="lead-who" className="in" value={draft.who} onChange={(event) => edit('who', event.target.value)} /></Field>
    </>
  );
}

export function LeadDialog({ user, kinds, units, onClose, onRecorded }: Parts) {
  const { t } = useTranslation();
  const [draft, change, forget] = useStored<LeadDraft>(`draft:lead:${user}`, () => newLead(dutyNow()));
  const edit = useCallback<Edit>((name, value) => change((old) => ({ ...old, [name]: value })), [change]);
  const countyOf = useCallback((code: string) => (units.find((unit) => unit.code === code)?.level === 'county' ? code : undefined), [units]);
  const { run, busy, problem } = useCommand(
    useCallback(() => recordLead(toLead(draft, countyOf)), [draft, countyOf]),
    useCallback((reply: RecordLeadReply) => { forget(); onRecorded(reply); }, [forget, onRecorded]),
    useCallback(() => edit('commandId', newId()), [edit]));
  const owingError = errorAt(problem, 'owingUnits');
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) void run();
  };
  return (
    <Sheet title={t('lead.title')} note={t('form.keptAsTyped')} closeLabel={t('form.keepDraft')} onClose={onClose}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form className="form" onSubmit={(event) => { event.preventDefault(); void run(); }} onKeyDown={onKeyDown} noValidate>
        <Problems problem={problem} />
        <div className="fields">
          <What draft={draft} edit={edit} kinds={kinds} problem={problem} />
          <Field id="lead-owing" label={t('lead.owing')} wide error={owingError}><OwingUnits units={units} value={draft.owingUnits} onChange={(value) => edit('owingUnits', value)} invalid={Boolean(owingError)} /></Field>
          <WhenAndWho draft={draft} edit={edit} problem={problem} />
        </div>
        <footer className="row foot"><button type="submit" className="btn p l" disabled={busy} aria-keyshortcuts="Control+Enter">{t('lead.record')} <Key>Ctrl ↵</Key></button><span className="t2">{t('lead.effect')}</span></footer>
      </form>
    </Sheet>
  );
}
