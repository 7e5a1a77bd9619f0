import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentSummary, ObligationView, ReportView, SessionView } from '../../api/types';
import { Matrix } from '../../features/alerts/Matrix';
import { useAcknowledge } from '../../features/alerts/useAcknowledge';
import { alertsOf, messagesOf, nextToAnswer } from '../../features/alerts/waiting';
import { Formers, Into, Proposed } from '../../features/incidents/Proposed';
import { Reopen } from '../../features/incidents/Reopen';
import { Steps } from '../../features/incidents/Steps';
import { Story } from '../../features/incidents/Story';
import { useIncident } from '../../features/incidents/useIncident';
import { isRoom } from '../../features/reports/reportForm';
import { Verify } from '../../features/leads/Verify';
import { nextUpward, upwardStage } from '../../features/upward/owedUpward';
import { Kept } from '../../features/obligations/Kept';
import { Statutory } from '../../features/obligations/Statutory';
import type { DutyCache } from '../../live/cache';
import { dutyNow } from '../../live/clock';
import { useDuty, useLaySnapshot } from '../../live/LiveProvider';
import { Icon } from '../../ui/Icon';
import { Key } from '../../ui/Key';
import { useKindWord } from '../../words/kinds';
import { isOwed, NOTICE } from '../../words/obligation';
import { problemOf } from '../../words/problem';
import { clock, dayWords } from '../../words/time';
import { useUnits, useUnitWord } from '../../words/units';
import { useOutbox } from '../county/useOutbox';
import { CutBar, useCut } from '../CutBar';
import { Dial } from '../Dial';
import { Forms } from '../FormsHost';
import type { OpenForm } from '../forms';
import { keyLines } from '../KeyBar';
import { useKeys } from '../keys';
import { LoadNote } from '../LoadNote';
import { OwedBar } from '../OwedBar';
import { goIncident } from '../route';
import { toggleTheme } from '../theme';
import { TopBar } from '../TopBar';
import { Head } from './Head';
import { Place } from './Place';
import { isOpen, Related } from './Related';

// Drawn only here: the desk does not carry it.
const StepChart = lazy(() => import('../../features/charts/StepChart'));

/** What came of a waiting report tells itself in the story. */
const silently = () => undefined;

interface Parts { session: SessionView; id: string; form: OpenForm | undefined; onForm: (form: OpenForm | undefined) => void; onLeave: () => void; onBack: () => void }

/** Everything that belongs to one incident, out of what the stream keeps. */
function useFile(id: string, cache: DutyCache) {
  const incident = cache.incidents[id];
  const read = useIncident(id, useLaySnapshot(), incident, moved(cache, id));
  const reports = useMemo(() => Object.values(cache.reports).filter((one) => one.incidentId === id), [cache.reports, id]);
  const obligations = useMemo(() => Object.values(cache.obligations).filter((one) => one.incidentId === id), [cache.obligations, id]);
  const alerts = useMemo(() => alertsOf(cache, id), [cache, id]);
  const messages = useMemo(() => messagesOf(cache, alerts), [cache, alerts]);
  return {
    incident, read, reports, obligations, alerts, messages, leads: read.data?.leads ?? NOTHING, done: read.data?.acts ?? NOTHING, upward: read.data?.upward ?? NOTHING, formers: read.data?.formers ?? NOTHING,
    concerned: read.data?.concerned ?? NOTHING, policy: read.data?.policy, statutory: read.data?.statutory ?? NOTHING, findings: read.data?.findings ?? NOTHING,
  };
}

/** What this screen hears that only the file itself can tell whole: what was done with the incident, what went upward, and what became of its clocks. Each time it is read again. */
const TOLD_BY_THE_FILE = new Set(['report.returned', 'report.filed', 'obligation.late', 'obligation.met', 'obligation.met-late']);
const moved = (cache: DutyCache, id: string) => Object.values(cache.log)
  .filter((one) => one.live && (TOLD_BY_THE_FILE.has(one.kind) || one.kind.startsWith('upward.')) && (one.data as { incidentId?: string | null }).incidentId === id).length
  + Object.values(cache.log).filter((one) => one.live && one.kind === 'incident.changed' && (one.data as IncidentSummary).id === id).length
  + Object.values(cache.incidents).filter((one) => one.mergedInto?.id === id).length
  + Object.values(cache.obligations).filter((one) => one.incidentId === id && (one.kind === 'demand-written' || one.kind === NOTICE)).length;

const NOTHING: never[] = [];
type File = ReturnType<typeof useFile>;

/** Who reports on it or owes a report on it: whoever has filed or owes something, and its own unit. */
const reportingOn = (incident: IncidentSummary, reports: ReportView[], obligations: ObligationView[], own: string) =>
  [...new Set([incident.unitCode, ...obligations.filter(isOwed).map((one) => one.unitCode), ...reports.map((one) => one.unitCode)])].filter((code) => code !== own);

function Body({ file, incident, session, cache }: { file: File; incident: IncidentSummary; session: SessionView; cache: DutyCache }) {
  const { t } = useTranslation();
  const units = useUnits();
  const unitWord = useUnitWord();
  const { leads, done, upward, reports, obligations, alerts, messages } = file;
  const facts = useMemo(() => ({ leads, done, upward, reports, obligations, alerts, messages }), [leads, done, upward, reports, obligations, alerts, messages]);
  const all = useMemo(() => Object.values(cache.incidents).filter(isOpen), [cache.incidents]);
  const owed = useMemo(() => Object.values(cache.obligations), [cache.obligations]);
  const reporting = useMemo(() => reportingOn(incident, reports, obligations, session.unitCode), [incident, reports, obligations, session.unitCode]);
  const judge = session.actions.includes('lead.verify') && incident.leadId && incident.state !== 'rejected' ? <Verify leadId={incident.leadId} leadState={incident.leadState} owing={leads[0]?.owingUnits ?? NOTHING} units={units} /> : null;
  const again = session.actions.includes('report.file') && (incident.state === 'final' || incident.state === 'archived') ? <Reopen incidentId={incident.id} /> : null;
  return (
    <main className="ig">
      <Story facts={facts} unitWord={unitWord} head={<><Into incident={incident} onIncident={goIncident} /><Formers formers={file.formers} onIncident={goIncident} /><Proposed incident={incident} session={session} onIncident={goIncident} />{again ?? judge}<Steps key={incident.id} incident={incident} reporting={reporting} concerned={file.concerned} all={all} units={units} actions={session.actions} /></>} returns={session.actions.includes('report.return')} />
      <div className="icol mid"><Matrix alerts={alerts} messages={messages} /><Kept all={obligations} ownUnit={session.unitCode} policy={file.policy} unitWord={unitWord} /><Statutory clocks={file.statutory} findings={file.findings} /></div>
      <div className="icol">
        <section className="pane figures-pane" aria-label={t('chart.title')}>
          <div className="ph"><h2>{t('chart.title')}</h2><span className="grow" /><span className="t3 s12">{t('chart.lines')}</span></div>
          <Suspense fallback={<div className="bones" aria-hidden="true"><i /></div>}><StepChart reports={reports} units={units} unitWord={unitWord} /></Suspense>
        </section>
        <Place incident={incident} all={all} reports={reports} units={units} obligations={owed} />
        <Related incident={incident} all={all} />
      </div>
    </main>
  );
}

function useActs({ session, form, onForm, onBack }: Parts, file: File) {
  const answer = useAcknowledge();
  const { incident, alerts, obligations } = file;
  const next = session.actions.includes('alert.acknowledge') ? nextToAnswer(alerts) : undefined;
  const canFile = session.actions.includes('report.file') && incident !== undefined;
  const acknowledge = useCallback(() => { if (next && !answer.isPending) answer.mutate(next.id); }, [next, answer]);
  const report = useCallback(() => {
    const owed = obligations.find((one) => one.unitCode === session.unitCode && !one.metAt && one.state !== 'excused');
    if (!incident) return;
    // A county files at its own desk, where its draft is; the room takes down a call over this page.
    if (isRoom(session)) return onForm({ kind: 'phone', about: incident });
    onForm({ kind: 'report', target: { incident, ...(owed ? { obligation: owed } : {}) } });
    onBack();
  }, [incident, obligations, session, onForm, onBack]);
  const passes = session.actions.includes('report.upward') && incident !== undefined;
  const upward = useCallback(() => {
    if (incident) onForm({ kind: 'upward', target: { incidentId: incident.id, title: incident.title, stage: upwardStage(nextUpward(obligations, incident.id)) } });
  }, [incident, obligations, onForm]);
  const several = incident !== undefined && file.reports.length > 1;
  const compare = useCallback(() => { if (incident) onForm({ kind: 'compare', incidentId: incident.id }); }, [incident, onForm]);
  const free = form === undefined;
  useKeys({
    t: toggleTheme, '?': () => onForm({ kind: 'keys' }), Escape: () => (form ? onForm(undefined) : onBack()),
    ...(free ? { c: () => document.querySelector<HTMLElement>('.dial')?.click() } : {}),
    ...(free && next ? { a: acknowledge } : {}), ...(free && canFile ? { r: report } : {}), ...(free && passes ? { p: upward } : {}), ...(free && several ? { d: compare } : {}),
  });
  return { next, answer, acknowledge, report: canFile ? report : undefined, upward: passes ? upward : undefined, compare: several ? compare : undefined };
}

function Acts({ acts, session, unit }: { acts: ReturnType<typeof useActs>; session: SessionView; unit: string }) {
  const { t, i18n } = useTranslation();
  const problem = acts.answer.error ? problemOf(acts.answer.error, t, i18n.language) : undefined;
  return (
    <>
      {problem && <span className="late" role="alert">{problem.code === 'network' ? t('told.cut') : t('told.notAnswered', { why: problem.text })}</span>}
      {session.actions.includes('number.dial') && unit !== session.unitCode && <Dial unit={unit} />}
      <button type="button" className="btn" onClick={() => window.print()}><Icon name="print" className="s14" />{t('file.print')}</button>
      {acts.compare && <button type="button" className="btn" onClick={acts.compare} aria-keyshortcuts="D">{t('compare.open')} <Key>D</Key></button>}
      {acts.report && <button type="button" className="btn" onClick={acts.report} aria-keyshortcuts="R"><Icon name="doc" className="s14" />{t('report.onThis')} <Key>R</Key></button>}
      {acts.upward && <button type="button" className="btn" onClick={acts.upward} aria-keyshortcuts="P">{t('keys.upward')} <Key>P</Key></button>}
      {acts.next && <button type="button" className="btn p" disabled={acts.answer.isPending} onClick={acts.acknowledge} aria-keyshortcuts="A">{t('told.answer')} <Key>A</Key></button>}
    </>
  );
}

/** The story of one incident: what was reported, what changed, who owed what, who knew when. */
export default function IncidentPage(parts: Parts) {
  const { session, id, form, onForm, onLeave, onBack } = parts;
  const { t } = useTranslation();
  const { cache, loading, failed } = useDuty();
  const cut = useCut();
  const units = useUnits();
  const kindWord = useKindWord(session.site.kinds);
  // The county's desk beneath is asleep: what waits for the line goes from here.
  useOutbox(session.user, silently);
  const file = useFile(id, cache);
  const acts = useActs(parts, file);
  const { incident } = file;
  const now = dutyNow();
  return (
    <div className={`desk ipage ${cut === 'no' ? '' : 'v-cut'}`}>
      <TopBar session={session} onLeave={onLeave} onKeys={() => onForm({ kind: 'keys' })} owed={<OwedBar obligations={cache.obligations} />} /><CutBar />
      {incident ? (
        <>
          <Head incident={incident} reports={file.reports} leads={file.leads} kindWord={kindWord} onBack={onBack} acts={<Acts acts={acts} session={session} unit={incident.place.countyCode ?? incident.unitCode} />} />
          <p className="printed n">{t('file.printed', { time: `${dayWords(now, t)} ${clock(now)}` })}</p>
          <Body file={file} incident={incident} session={session} cache={cache} />
        </>
      ) : (
        <main className="waiting"><p role="status">{file.read.error ? t('file.none') : t('file.reading')}　<button type="button" className="btn" onClick={onBack}>{t('file.back')} <Key>Esc</Key></button></p></main>
      )}
      <Forms session={session} form={form} onForm={onForm} units={units} lines={keyLines(session.actions, t)} onIncident={goIncident} />
      {loading && <LoadNote failed={failed} />}
    </div>
  );
}
