import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileReportReply, FileReportRequest, ObligationView, SessionView, UnitView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { useTicked } from '../../live/ticker';
import { FindingMark } from '../../words/FindingMark';
import { Problems } from '../../words/Problems';
import { useCommand } from '../../words/useCommand';
import { Attach } from './Attach';
import { checksOf, moveRequest, type Check } from './checks';
import type { Part } from './controls';
import { FilingFoot } from './FilingFoot';
import { FilingRows } from './FilingRows';
import { sayings, type Said } from './findings';
import type { Carried } from './furtherForm';
import { goTo } from './goTo';
import { offlineFindings } from './offline/findings';
import { marksOf, type SentBack } from './returned';
import { mayFileFirst, newFollowUp, newReport, toReport, type Before, type ReportDraft, type ReportTarget } from './reportForm';
import { useCarry } from './useCarry';
import { useDraft } from './useDraft';
import { useFindings, type CheckIt } from './useFindings';
import { useUploads } from './useUploads';

export interface FilingParts {
  session: SessionView; target: ReportTarget; units: UnitView[]; before?: Before; file: (request: FileReportRequest) => Promise<FileReportReply>;
  /** Asks the server what it would find; absent while the line is cut. */
  check?: CheckIt | undefined;
  /** Only there while it cannot be sent at once: the report then waits on the device, and whoever keeps it empties the form. */
  hold?: ((request: FileReportRequest, draft: ReportDraft, draftKey: string) => void) | undefined;
  onFiled: (reply: FileReportReply) => void;
  /** What earlier reports and the lead say already. */
  carried?: Carried | undefined;
  /** Why the unit's last report came back. */
  sentBack?: SentBack | undefined;
  head?: (draft: ReportDraft, tags: ReactNode) => ReactNode;
}

export function draftKeyOf(session: SessionView, target: ReportTarget): string {
  return `draft:report:${session.user}:${target.obligation?.id ?? target.incident?.id ?? target.follows?.request.reportId ?? 'new'}`;
}

const SEVERITIES = ['blocks', 'returns', 'warns', 'informs'] as const;

/** How many of each; a press goes to the first of them. */
function Tags({ checks }: { checks: Said[] }) {
  const { t } = useTranslation();
  return <>{SEVERITIES.map((severity) => {
    const found = checks.filter((one) => one.severity === severity);
    const first = found.find((one) => one.field)?.field;
    return found.length > 0 && <button key={severity} type="button" className="row fcount" title={t('filing.goTo')} onClick={() => first && goTo(first)}><FindingMark severity={severity} /><b className="n">{found.length}</b></button>;
  })}</>;
}

/** Re-checks at each key press, and each minute for what the clock makes of it. */
function useChecks(draft: ReportDraft, owed: ObligationView | undefined, before: Before | undefined): Check[] {
  const minute = useTicked((now) => Math.floor(now / 60_000));
  return checksOf(draft, { now: Math.max(minute * 60_000, dutyNow() - 60_000), owed, before });
}

/** A report, guided: what stops it or would bring it back is said beside the field before anybody sends it. */
export function FilingForm({ session, target, units, before, file, check, hold, onFiled, carried, sentBack, head }: FilingParts) {
  const key = draftKeyOf(session, target);
  const { t } = useTranslation();
  const { draft, edit, change, stamp, remake, forget } = useDraft(key, () => ({
    ...(target.follows ? newFollowUp(dutyNow(), session, target.follows) : newReport(dutyNow(), session, target.obligation, target.incident)), addressees: t('filing.dutyOffice', { name: session.site.name }),
  }));
  useCarry(draft, change, carried);
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(Boolean(draft.override));
  const own = useChecks(draft, target.obligation, before);
  const filer = units.find((unit) => unit.code === draft.unitCode);
  const county = filer?.level === 'township' ? filer.parent ?? draft.unitCode : draft.unitCode;
  const request = (words: ReportDraft) => toReport(words, county, session.site.drill, dutyNow());
  const dueAt = target.obligation?.kind === draft.stage ? Date.parse(target.obligation.dueAt) : undefined;
  const offline = (words: FileReportRequest) => offlineFindings(words, { now: dutyNow(), dueAt, unitName: session.unitName, kinds: session.site.kinds });
  const checks = [...sayings(own, useFindings(draft, () => request(draft), check, offline)), ...marksOf(sentBack)];
  // What must not enter this network at all must not wait on a device for it either.
  const blocks = [...own.filter((one) => one.severity === 'blocks'), ...(check ? [] : checks.filter((one) => one.rule && one.severity === 'blocks'))];
  const first = asked && mayFileFirst(draft) && checks.some((one) => one.severity === 'returns');
  const { run, busy, problem } = useCommand(
    useCallback(() => file(toReport(stamp(), county, session.site.drill, dutyNow())), [file, stamp, session, county]),
    useCallback((reply: FileReportReply) => { forget(); onFiled(reply); }, [forget, onFiled]), remake);
  const uploads = useUploads(draft, edit, hold === undefined);
  const submit = () => {
    const [stop] = blocks;
    if (stop) {
      setTried(true);
      if (stop.field) goTo(stop.field);
    } else if (first && !draft.override?.trim()) {
      goTo('override');
    } else if (!hold && uploads.stillUp()) {
      goTo('attachments');
    } else if (hold) {
      const filed = stamp();
      hold(request(filed), filed, key);
    } else void run();
  };
  const act = () => {
    const { course, needs } = moveRequest(draft);
    edit('course', course);
    edit('needs', needs);
  };
  const part: Part = { draft, edit, problem, checks, tried, act };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) submit();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className="form filing" onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={onKeyDown} noValidate>
      {head?.(draft, <Tags checks={checks} />)}
      <Problems problem={problem} />
      {sentBack && <p className="sentback" role="note"><b>{t('filing.sentBack', { who: sentBack.by })}</b> {sentBack.reason}</p>}
      <FilingRows part={part} session={session} units={units} county={county} files={<Attach part={part} uploads={uploads} held={hold !== undefined} />} />
      <FilingFoot part={part} blocks={blocks} busy={busy} held={hold !== undefined} first={first} onFirst={setAsked} />
    </form>
  );
}
