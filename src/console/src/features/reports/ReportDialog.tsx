import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileReportReply, FileReportRequest, IncidentSummary, KindView, ObligationView, SessionView, UnitView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { Field } from '../../ui/Field';
import { Key } from '../../ui/Key';
import { Picker } from '../../ui/Picker';
import { Sheet } from '../../ui/Sheet';
import { errorAt, Problems } from '../../words/Problems';
import { unitName } from '../../words/units';
import { useCommand } from '../../words/useCommand';
import { Line, Select, Words, type Part } from './controls';
import { FigureFields } from './FigureFields';
import { LEVELS, newReport, STAGES, toReport } from './reportForm';
import { useDraft } from './useDraft';

function Kind({ part, kinds }: { part: Part; kinds: KindView[] }) {
  const { t, i18n } = useTranslation();
  const choices = kinds.map((kind) => ({ value: kind.slug, label: i18n.language === 'en' ? kind.en : kind.zh, words: `${kind.zh} ${kind.en} ${kind.slug}`.toLowerCase() }));
  const error = errorAt(part.problem, 'kind');
  return (
    <Field id="report-kind" label={t('form.kind')} error={error}>
      <Picker id="report-kind" choices={choices} value={part.draft.kind} onChange={(kind) => part.edit('kind', kind)} placeholder={t('form.findKind')} none={t('form.noneFound')} invalid={Boolean(error)} />
    </Field>
  );
}

function Body({ part, kinds, townships }: { part: Part; kinds: KindView[]; townships: UnitView[] }) {
  const { t, i18n } = useTranslation();
  const levels = LEVELS.map((value) => ({ value, label: t(`level.${value}`) }));
  const places = [{ value: '', label: t('form.chooseTownship') }, ...townships.map((unit) => ({ value: unit.code, label: unitName(unit, i18n.language) }))];
  return (
    <div className="fields">
      <Select part={part} name="stage" options={STAGES.map((value) => ({ value, label: t(`form.stages.${value}`) }))} />
      <Kind part={part} kinds={kinds} />
      <Line part={part} name="title" />
      <Select part={part} name="townshipCode" options={places} field="place.townshipCode" />
      <Line part={part} name="place" field="place.text" />
      <Line part={part} name="occurredAt" type="datetime-local" optional />
      <Line part={part} name="knownAt" type="datetime-local" />
      <Line part={part} name="asOf" type="datetime-local" />
      <FigureFields {...part} />
      <Words part={part} name="course" rows={4} />
      <Words part={part} name="measures" rows={3} />
      <Select part={part} name="levelConfirmed" options={levels} />
      <Select part={part} name="levelProspective" options={levels} />
      <Line part={part} name="signer" />
      <Line part={part} name="author" />
      <Line part={part} name="contactPhone" type="tel" />
    </div>
  );
}

export interface ReportTarget { obligation?: ObligationView; incident?: IncidentSummary }

export function ReportDialog({ session, target, units, file, onClose, onFiled }: {
  session: SessionView; target: ReportTarget; units: UnitView[]; file: (request: FileReportRequest) => Promise<FileReportReply>;
  onClose: () => void; onFiled: (reply: FileReportReply) => void;
}) {
  const { t } = useTranslation();
  const about = target.obligation?.id ?? target.incident?.id ?? 'new';
  const { draft, edit, stamp, remake, forget } = useDraft(`draft:report:${session.user}:${about}`,
    () => newReport(dutyNow(), session.personName, target.obligation, target.incident));
  const own = units.find((unit) => unit.code === session.unitCode);
  const county = own?.level === 'township' ? own.parent ?? session.unitCode : session.unitCode;
  const { run, busy, problem } = useCommand(
    useCallback(() => file(toReport(stamp(), session.unitCode, county, session.site.drill)), [file, stamp, session, county]),
    useCallback((reply: FileReportReply) => { forget(); onFiled(reply); }, [forget, onFiled]), remake);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) void run();
  };
  return (
    <Sheet title={draft.incidentName ? t('report.about', { title: draft.incidentName }) : t('report.new')} note={t('form.keptAsTyped')} closeLabel={t('form.keepDraft')} onClose={onClose}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form className="form" onSubmit={(event) => { event.preventDefault(); void run(); }} onKeyDown={onKeyDown} noValidate>
        <Problems problem={problem} />
        <Body part={{ draft, edit, problem }} kinds={session.site.kinds} townships={units.filter((unit) => unit.level === 'township' && unit.parent === county)} />
        <footer className="row foot"><button type="submit" className="btn p l" disabled={busy} aria-keyshortcuts="Control+Enter">{t('report.file')} <Key>Ctrl ↵</Key></button><span className="t2">{t('report.effect')}</span></footer>
      </form>
    </Sheet>
  );
}
