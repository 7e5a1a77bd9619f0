import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileReportReply, RecordLeadReply, SessionView, UnitView } from '../api/types';
import { LeadDialog } from '../features/leads/LeadDialog';
import { ReportDialog } from '../features/reports/ReportDialog';
import { hourMinute, lateMinutes } from '../words/time';
import type { OpenForm } from './forms';
import { KeySheet, type KeyLine } from './KeyBar';
import { useFile } from './useFile';

const SHOWN = 8000;

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
  const owing = units.filter((unit) => unit.level === 'county' || unit.level === 'department');
  return (
    <>
      {form?.kind === 'lead' && <LeadDialog user={session.user} kinds={session.site.kinds} units={owing} onClose={close} onRecorded={recorded} />}
      {form?.kind === 'report' && <ReportDialog session={session} target={form.target} units={units} file={file} onClose={close} onFiled={filed} />}
      {form?.kind === 'keys' && <KeySheet lines={lines} onClose={close} />}
      <div className="toast" role="status">{done && <p className="pane">{done}</p>}</div>
    </>
  );
}
