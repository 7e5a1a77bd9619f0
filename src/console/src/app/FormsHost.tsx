import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileReportReply, PassUpwardReply, RecordLeadReply, SessionView, UnitView } from '../api/types';
import { CheckInSheet } from '../features/check-ins/CheckInSheet';
import { ImportSheet } from '../features/upward/ImportSheet';
import { UpwardDialog } from '../features/upward/UpwardDialog';
import { SoundSheet } from '../features/sound/SoundSheet';
import { useDuty } from '../live/LiveProvider';
import { hourMinute, lateMinutes } from '../words/time';
import { useUnitWord } from '../words/units';
import type { OpenForm } from './forms';
import { KeySheet, type KeyLine } from './KeyBar';
import { UpwardBeside } from './UpwardBeside';
import { useFile } from './useFile';

const SHOWN = 8000;
const Compare = lazy(async () => ({ default: (await import('../features/incidents/Compare')).Compare }));
const PhoneRecord = lazy(async () => ({ default: (await import('../features/phone-record/PhoneRecord')).PhoneRecord }));

/** The open form, and for a while what became of the last one. */
export function Forms({ session, form, onForm, units, lines, onIncident }: {
  session: SessionView; form: OpenForm | undefined; onForm: (form: OpenForm | undefined) => void; units: UnitView[]; lines: KeyLine[];
  onIncident: (id: string) => void;
}) {
  const { t } = useTranslation();
  const file = useFile();
  const [done, setDone] = useState('');
  useEffect(() => {
    const timer = done ? setTimeout(() => setDone(''), SHOWN) : undefined;
    return () => clearTimeout(timer);
  }, [done]);
  const close = useCallback(() => onForm(undefined), [onForm]);
  const recorded = useCallback((reply: RecordLeadReply) => {
    setDone(t('lead.recorded', { number: reply.incidentNumber }));
    onIncident(reply.incidentId);
    close();
  }, [t, onIncident, close]);
  const filed = useCallback((reply: FileReportReply) => {
    const late = Math.max(0, ...reply.settled.map((one) => one.lateBySeconds));
    const words = { number: reply.incidentNumber, time: hourMinute(Date.parse(reply.receivedAt)), count: lateMinutes(late) };
    setDone(t(late > 0 ? 'report.receivedLate' : 'report.received', words));
    onIncident(reply.incidentId);
    close();
  }, [t, onIncident, close]);
  const passed = useCallback((reply: PassUpwardReply) => {
    const late = Math.max(0, ...reply.settled.map((one) => one.lateBySeconds));
    setDone(t(late > 0 ? 'upward.passedLate' : 'upward.passed', { time: hourMinute(Date.parse(reply.passedAt)), count: lateMinutes(late) }));
    onIncident(reply.incidentId);
    close();
  }, [t, onIncident, close]);
  const taken = useCallback((reply: FileReportReply) => {
    setDone(t(reply.state === 'duplicate' ? 'upward.takenBefore' : 'upward.taken', { number: reply.incidentNumber }));
    onIncident(reply.incidentId);
    close();
  }, [t, onIncident, close]);
  const quiet = useCallback((said: string) => {
    setDone(said);
    close();
  }, [close]);
  const { cache } = useDuty();
  const unitWord = useUnitWord();
  return (
    <>
      {form?.kind === 'phone' && units.length > 0 && (
        <Suspense fallback={null}><PhoneRecord key={form.about?.id ?? 'new'} session={session} units={units} incidents={Object.values(cache.incidents)} about={form.about} unitWord={unitWord} file={file} onClose={close} onFiled={filed} onRecorded={recorded} /></Suspense>
      )}
      {form?.kind === 'check-in' && <CheckInSheet key={form.unitCode} unitCode={form.unitCode} onClose={close} onFiled={quiet} />}
      {form?.kind === 'upward' && <UpwardDialog target={form.target} user={session.user} beside={(report) => <UpwardBeside incidentId={form.target.incidentId} report={report} />} onClose={close} onPassed={passed} />}
      {form?.kind === 'import' && <ImportSheet onClose={close} onTaken={taken} />}
      {form?.kind === 'compare' && <Suspense fallback={null}><Compare reports={Object.values(cache.reports).filter((one) => one.incidentId === form.incidentId)} unitWord={unitWord} onClose={close} /></Suspense>}
      {form?.kind === 'sound' && <SoundSheet onClose={close} />}
      {form?.kind === 'keys' && <KeySheet lines={lines} onClose={close} />}
      <div className="toast" role="status">{done && <p className="pane">{done}</p>}</div>
    </>
  );
}
