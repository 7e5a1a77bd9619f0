import { useTranslation } from 'react-i18next';
import type { IncidentSummary, ObligationView, ReportView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { Icon } from '../../ui/Icon';
import { FigureChange } from '../../words/FigureChange';
import { shownFigures } from '../../words/figures';
import { markOf, obligationName, resultWords, standing, toneOf } from '../../words/obligation';
import { clock, dayOf, instant } from '../../words/time';

function exact(iso: string, now: number, t: ReturnType<typeof useTranslation>['t']): string {
  const at = Date.parse(iso);
  return dayOf(at) === dayOf(now) ? clock(at) : `${instant(iso, now, t)}`;
}

/** Due, actual and how late, each obligation on a line of its own. */
export function Obligations({ all, unitWord }: { all: ObligationView[]; unitWord: (code: string, short?: boolean) => string }) {
  const { t } = useTranslation();
  const now = dutyNow();
  if (all.length === 0) return null;
  return (
    <section className="sec"><h3>{t('detail.obligations')}</h3>
      <ul className="obs">{all.map((one) => {
        const state = standing(one, now);
        return (
          <li key={one.id}>
            <Icon name={markOf(state)} className={`s14 ${toneOf(state)}`} />
            <span className="el">{unitWord(one.unitCode, true)}·{obligationName(one.kind, one.no, t)}</span>
            <span className={`nw ${toneOf(state)}`}>{resultWords(one, now, t)}</span>
            <span className="n t3 line2">{t('detail.due', { time: exact(one.dueAt, now, t) })}{one.metAt && `　${t('detail.actual', { time: exact(one.metAt, now, t) })}`}</span>
          </li>
        );
      })}</ul>
    </section>
  );
}

function ReportItem({ report, before, unitWord }: { report: ReportView; before: ReportView | undefined; unitWord: (code: string) => string }) {
  const { t } = useTranslation();
  const figures = report.content.figures ?? {};
  const text = report.content.course || report.content.measures || report.content.title || '';
  return (
    <li>
      <div className="row sb"><b className="el">{unitWord(report.unitCode)}·{obligationName(report.stage, report.no, t)}</b><time className="t3">{exact(report.receivedAt, dutyNow(), t)}</time></div>
      <div className="n figs">{shownFigures(figures, 4).map((name) => (
        <span key={name}><span className="t2">{t(`figure.${name}`)}</span> <FigureChange name={name} before={before?.content.figures?.[name]} after={figures[name]} /></span>
      ))}</div>
      {text && <p className="t2 words">{text}</p>}
      <p className="t3 s12">{t('detail.filedBy', { who: report.filedBy, signer: report.content.signer ?? t('figure.unknown') })}</p>
    </li>
  );
}

export function Reports({ all, unitWord }: { all: ReportView[]; unitWord: (code: string) => string }) {
  const { t } = useTranslation();
  const newest = all.toSorted((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
  return (
    <section className="sec"><h3>{t('detail.reports')}</h3>
      {newest.length === 0 ? <p className="t3">{t('detail.noReports')}</p> : (
        <ul className="reps">{newest.map((one, at) => <ReportItem key={one.id} report={one} before={newest[at + 1]} unitWord={unitWord} />)}</ul>
      )}
    </section>
  );
}

export function Facts({ incident, unitWord, kindWord }: { incident: IncidentSummary; unitWord: (code: string) => string; kindWord: (slug: string) => string }) {
  const { t } = useTranslation();
  const now = dutyNow();
  const place = [unitWord(incident.place.countyCode ?? incident.unitCode), incident.place.text].filter(Boolean).join(' ');
  return (
    <dl className="kv">
      <dt>{t('detail.state')}</dt><dd>{t(`incident.state.${incident.state}`)}·{kindWord(incident.kind)}</dd>
      <dt>{t('detail.place')}</dt><dd>{place}</dd>
      <dt>{t('detail.occurred')}</dt><dd className="n">{incident.occurredAt ? instant(incident.occurredAt, now, t) : t('figure.unknown')}</dd>
      <dt>{t('detail.known')}</dt><dd className="n">{instant(incident.knownAt, now, t)}</dd>
      <dt>{t('detail.number')}</dt><dd className="n">{incident.number}</dd>
    </dl>
  );
}
