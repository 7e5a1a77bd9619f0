import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { returnReport } from '../../api/commands';
import type { ReportView } from '../../api/types';
import { newId } from '../../live/intent';
import { inLanguage } from '../../words/both';
import { FindingMark } from '../../words/FindingMark';
import { Problems } from '../../words/Problems';
import { useCommand } from '../../words/useCommand';

/** What is wrong is ticked off what the checks found, and said in a line: the report stays as it is, and its unit owes a supplement. */
function Back({ report, onDone }: { report: ReportView; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const [reason, setReason] = useState('');
  const [ticked, setTicked] = useState<string[]>([]);
  const [commandId, setCommandId] = useState(newId);
  const found = (report.findings ?? []).filter((one) => one.severity !== 'informs');
  const marks = found.filter((one) => ticked.includes(one.rule)).map((one) => ({ field: one.field ?? '', note: one.message.zh }));
  const { run, busy, problem } = useCommand(
    () => returnReport(report.id, { commandId, reason: reason.trim(), marks }), onDone, useCallback(() => setCommandId(newId()), []));
  return (
    <form className="back-form" onSubmit={(event) => { event.preventDefault(); void run(); }} noValidate>
      {found.map((one) => (
        <label key={one.rule} className="s12"><input type="checkbox" checked={ticked.includes(one.rule)} onChange={(event) => setTicked(event.target.checked ? [...ticked, one.rule] : ticked.filter((rule) => rule !== one.rule))} /> <FindingMark severity={one.severity} /> {inLanguage(one.message, i18n.language)}</label>
      ))}
      <div className="row"><input className="in" aria-label={t('back.reason')} placeholder={t('back.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
        <button type="submit" className="btn sm d" disabled={busy || reason.trim() === ''}>{t('back.do')}</button></div>
      <Problems problem={problem} />
    </form>
  );
}

export function ReturnReport({ report }: { report: ReportView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return <div className="back-to"><button type="button" className="link s12" aria-expanded={open} onClick={() => setOpen(!open)}>{t('back.open')}</button>{open && <Back report={report} onDone={() => setOpen(false)} />}</div>;
}
