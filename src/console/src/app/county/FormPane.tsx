import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { checkReport } from '../../api/commands';
import type { FileReportReply, FileReportRequest, ObligationView, ReturnedReportView, SessionView } from '../../api/types';
import { useIncident } from '../../features/incidents/useIncident';
import { draftKeyOf, FilingForm } from '../../features/reports/FilingForm';
import { carriedOf } from '../../features/reports/furtherForm';
import type { ReportDraft, ReportTarget } from '../../features/reports/reportForm';
import { sentBackOf } from '../../features/reports/returned';
import type { DutyCache } from '../../live/cache';
import { useLaySnapshot } from '../../live/LiveProvider';
import { Level } from '../../words/Level';
import { useUnits } from '../../words/units';
import { useFile } from '../useFile';

interface FormDesk {
  cache: DutyCache; target: ReportTarget; outbox: { cut: boolean; sendable: boolean }; form: boolean; version: number;
  filed: (reply: FileReportReply) => void; hold: (request: FileReportRequest, draft: ReportDraft, draftKey: string) => Promise<unknown>; setForm: (open: boolean) => void;
}

/** Each time that a report comes back, what was done with the incident is read again. */
const timesSentBack = (cache: DutyCache, id: string | undefined) => Object.values(cache.log).filter((one) => one.kind === 'report.returned' && (one.data as ReturnedReportView).incidentId === id).length;

/** The form beside what is owed, with what is known of the incident already. */
export function FormPane({ session, desk, filedAs }: { session: SessionView; desk: FormDesk; filedAs: (draft: ReportDraft, owed: ObligationView | undefined) => string }) {
  const { t } = useTranslation();
  const units = useUnits();
  const file = useFile();
  const { target, outbox } = desk;
  const key = draftKeyOf(session, target);
  const before = target.incident?.figures;
  const { cache } = desk;
  const { data: story } = useIncident(target.incident?.id, useLaySnapshot(), target.incident, timesSentBack(cache, target.incident?.id));
  const about = useMemo(() => Object.values(cache.reports).filter((one) => one.incidentId === target.incident?.id), [cache.reports, target.incident?.id]);
  const carried = useMemo(() => story && carriedOf(about, story.leads, session.unitCode), [story, about, session.unitCode]);
  const sentBack = useMemo(() => story && sentBackOf(story.acts, about, session.unitCode), [story, about, session.unitCode]);
  return (
    <section className={`pane formpane ${desk.form ? 'open' : ''}`} aria-label={t('office.form')}>
      <FilingForm key={`${key}${desk.version}`} session={session} target={target} units={units} file={file} onFiled={desk.filed} check={outbox.cut ? undefined : checkReport} hold={outbox.cut || outbox.sendable || target.follows ? (...filed) => void desk.hold(...filed) : undefined} carried={carried} sentBack={sentBack} {...(before ? { before } : {})}
        head={(draft, tags) => (
          <div className="ph"><button type="button" className="btn formback" onClick={() => desk.setForm(false)}>{t('office.back')}</button>
            {target.incident && <Level level={target.incident.level} lead={target.incident.state === 'lead'} />}
            <h2 className="el" title={target.incident?.title}>{target.incident ? target.incident.title : target.follows ? t('queue.follows', { name: target.follows.name }) : t('report.new')}</h2><span className="tag">{filedAs(draft, target.obligation)}</span>
            <span className="grow" />{tags}</div>
        )} />
    </section>
  );
}
