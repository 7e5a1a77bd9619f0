import { useCallback, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { demandReport, mergeIncident, rejectIncident, transferIncident } from '../../api/commands';
import type { ConcernedCounty, IncidentSummary, SessionView, UnitView } from '../../api/types';
import { Picker, type Choice } from '../../ui/Picker';
import { searchWords } from '../../words/initials';
import { isOver } from '../../words/over';
import { unitName } from '../../words/units';
import { mergeChoices } from './mergeChoices';
import { Notice } from './Notice';
import { StepForm } from './StepForm';

type Step = 'merge' | 'transfer' | 'reject' | 'demand' | 'notice';
interface Parts { incident: IncidentSummary; onDone: () => void }

function useUnitChoices(units: UnitView[], without: readonly string[]): Choice[] {
  const { i18n } = useTranslation();
  return useMemo(() => units.filter((one) => one.level !== 'township' && one.level !== 'prefecture' && !without.includes(one.code))
    .map((one) => ({ value: one.code, label: unitName(one, i18n.language), words: searchWords(one.name, one.nameEn, one.code) })), [units, without, i18n.language]);
}

function Merge({ incident, all, units, onDone }: Parts & { all: IncidentSummary[]; units: UnitView[] }) {
  const { t } = useTranslation();
  const id = useId();
  const [into, setInto] = useState('');
  const choices = useMemo(() => mergeChoices(incident, all, units, t('steps.likely')), [incident, all, units, t]);
  const send = useCallback((commandId: string, reason: string) => mergeIncident(incident.id, { commandId, into: all.find((one) => one.number === into)?.id ?? '', reason }), [incident.id, all, into]);
  return (
    <StepForm field={t('steps.reason')} words="" press={t('steps.mergeDo')} effect={t('steps.mergeEffect')} ready={into !== ''} send={send} onDone={onDone}>
      <Picker id={id} choices={choices} value={into} onChange={setInto} placeholder={t('steps.into')} none={t('steps.none')} invalid={false} />
    </StepForm>
  );
}

function Reject({ incident, onDone }: Parts) {
  const { t } = useTranslation();
  const send = useCallback((commandId: string, reason: string) => rejectIncident(incident.id, { commandId, reason }), [incident.id]);
  return <StepForm field={t('steps.reason')} words="" press={t('steps.rejectDo')} effect={t('steps.rejectEffect')} ready send={send} onDone={onDone} />;
}

function Transfer({ incident, reporting, units, onDone }: Parts & { reporting: string[]; units: UnitView[] }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const [to, setTo] = useState('');
  const [from, setFrom] = useState(reporting[0] ?? '');
  const choices = useUnitChoices(units, reporting);
  const send = useCallback((commandId: string, reason: string) => transferIncident(incident.id, { commandId, from, to, reason }), [incident.id, from, to]);
  return (
    <StepForm field={t('steps.reason')} words="" press={t('steps.transferDo')} effect={t('steps.transferEffect')} ready={to !== ''} send={send} onDone={onDone}>
      {reporting.length > 1 && <select className="in" aria-label={t('steps.from')} value={from} onChange={(event) => setFrom(event.target.value)}>{reporting.map((code) => <option key={code} value={code}>{nameOf(units, code, i18n.language)}</option>)}</select>}
      <Picker id={id} choices={choices} value={to} onChange={setTo} placeholder={t('steps.to')} none={t('steps.none')} invalid={false} />
    </StepForm>
  );
}

const NOBODY: readonly string[] = [];

function Demand({ incident, reporting, units, onDone }: Parts & { reporting: string[]; units: UnitView[] }) {
  const { t } = useTranslation();
  const id = useId();
  const [unit, setUnit] = useState(reporting[0] ?? '');
  const choices = useUnitChoices(units, NOBODY);
  const send = useCallback((commandId: string, text: string) => demandReport(incident.id, { commandId, unitCode: unit, text }), [incident.id, unit]);
  return (
    <StepForm field={t('steps.text')} words="" press={t('steps.demandDo')} effect={t('steps.demandEffect')} ready={unit !== ''} send={send} onDone={onDone}>
      <Picker id={id} choices={choices} value={unit} onChange={setUnit} placeholder={t('steps.unit')} none={t('steps.none')} invalid={false} />
    </StepForm>
  );
}

const nameOf = (units: UnitView[], code: string, language: string) => {
  const unit = units.find((one) => one.code === code);
  return unit ? unitName(unit, language) : code;
};

/** What the room may do now: what is over can still be checked, and be merged into what goes on. */
function stepsOf(incident: IncidentSummary, actions: SessionView['actions']): Step[] {
  const goesOn = !isOver(incident.state);
  const gone = incident.state === 'merged' || incident.state === 'rejected';
  const free = !incident.proposal;
  const may: Record<Step, boolean> = {
    merge: actions.includes('incident.merge') && !gone && free, transfer: actions.includes('incident.transfer') && goesOn,
    reject: actions.includes('incident.reject') && goesOn && free, demand: actions.includes('report.demand') && !gone, notice: actions.includes('notice.send') && !gone,
  };
  return (['merge', 'transfer', 'reject', 'demand', 'notice'] as const).filter((step) => may[step]);
}

/** What the room does with an incident beside reporting on it. Each is opened, told why, and done by a second press. */
export function Steps({ incident, reporting, concerned, all, units, actions }: {
  incident: IncidentSummary; reporting: string[]; concerned: ConcernedCounty[]; all: IncidentSummary[]; units: UnitView[]; actions: SessionView['actions'];
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Step>();
  const close = useCallback(() => setOpen(undefined), []);
  const steps = stepsOf(incident, actions);
  if (steps.length === 0) return null;
  return (
    <section className="sec verify steps" aria-label={t('steps.title')}>
      <div className="row wrap">{steps.map((step) => <button key={step} type="button" className="btn sm" aria-expanded={open === step} onClick={() => setOpen(open === step ? undefined : step)}>{t(`steps.${step}`)}</button>)}</div>
      {open === 'merge' && <Merge incident={incident} all={all} units={units} onDone={close} />}
      {open === 'transfer' && <Transfer incident={incident} reporting={reporting} units={units} onDone={close} />}
      {open === 'reject' && <Reject incident={incident} onDone={close} />}
      {open === 'demand' && <Demand incident={incident} reporting={reporting} units={units} onDone={close} />}
      {open === 'notice' && <Notice incident={incident} concerned={concerned} units={units} onDone={close} />}
    </section>
  );
}
