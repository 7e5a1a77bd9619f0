import { useTranslation } from 'react-i18next';
import type { ObligationView } from '../../api/types';
import { Icon } from '../../ui/Icon';
import { inLanguage } from '../../words/both';
import { Attached } from '../../words/Attached';
import { figureWords } from '../../words/figures';
import { obligationName } from '../../words/obligation';
import { instant, lateMinutes } from '../../words/time';
import { ReturnReport } from './ReturnReport';
import { figureSteps, sectionsOf, type FigureStep, type Section, type StoryEntry } from './storyFacts';

export function Lateness({ settled }: { settled: ObligationView }) {
  const { t } = useTranslation();
  const late = settled.lateBySeconds ?? 0;
  if (late > 0) return <span className="tag late">{t('obligation.lateBy', { count: lateMinutes(late) })}</span>;
  const early = settled.metAt ? Math.floor((Date.parse(settled.dueAt) - Date.parse(settled.metAt)) / 60_000) : 0;
  return <span className="tag ok">{early > 0 ? t('story.early', { count: early }) : t('obligation.state.met')}</span>;
}

export function Words({ section }: { section: Section }) {
  const { t } = useTranslation();
  return (
    <p className="said">
      {section.name !== 'course' && <span className="t3">{t('story.section', { name: t(`section.${section.name}`) })}</span>}
      {section.anew && <span className="tag">{t('story.anew')}</span>}
      {section.pieces.map((piece, at) => {
        const key = `${at}${piece.kind}`;
        if (piece.kind === 'new') return <ins key={key}>{piece.text}</ins>;
        return piece.kind === 'gone' ? <del key={key}>{piece.text}</del> : <span key={key}>{piece.text}</span>;
      })}
    </p>
  );
}

export function Step({ step }: { step: FigureStep }) {
  const { t } = useTranslation();
  const value = figureWords(step.name, step.after, t);
  const old = step.before === undefined ? undefined : figureWords(step.name, step.before, t);
  return (
    <span className="nw"><span className="t2">{t(`figure.${step.name}`)}</span>{' '}
      {old === undefined ? <b>{value}</b> : (
        <b className="chg"><span className="sr">{t('figure.change', { old, value })}</span><span aria-hidden="true"><span className="o">{old}</span><span className="a">→</span>{value}</span></b>)}
      {step.unexplained && <> <span className="tag soon">{t('story.unexplained')}</span></>}
    </span>
  );
}

const APART = 60_000;

/** When the filer's clock and the receipt are more than a minute apart, both are told. */
function Filed({ filedAt, receivedAt, now }: { filedAt: string | null | undefined; receivedAt: string; now: number }) {
  const { t } = useTranslation();
  const apart = filedAt ? Date.parse(receivedAt) - Date.parse(filedAt) : 0;
  if (!filedAt || Math.abs(apart) <= APART) return null;
  return <p className="soon s12 n">{t(apart > 0 ? 'story.filedEarlier' : 'story.filedLater', { filed: instant(filedAt, now, t), received: instant(receivedAt, now, t) })}</p>;
}

export function StoryReport({ entry, newest, at, now, unitWord, returns }: {
  entry: Extract<StoryEntry, { kind: 'report' }>; newest: boolean; returns: boolean; at: string; now: number; unitWord: (code: string, short?: boolean) => string;
}) {
  const { t, i18n } = useTranslation();
  const { report, before, settled } = entry;
  const { content } = report;
  const [steps, sections] = [figureSteps(report, before), sectionsOf(report, before)];
  const asOf = content.asOf && report.stage !== 'phone' ? `·${t('board.asOf', { time: instant(content.asOf, now, t) })}` : '';
  const people = [content.author && t('story.by', { who: content.author }), content.signer && t('story.signed', { who: content.signer })].filter(Boolean).join('·');
  return (
    <li className={`tl ${newest ? 'newest' : ''}`} data-report={report.id}>
      <span className={`k ${newest ? 'cy' : ''}`}><Icon name={report.stage === 'phone' ? 'phone' : report.stage === 'correction' ? 'pen' : 'doc'} /></span>
      <div className="h"><b className="nw">{obligationName(report.stage, report.no, t)}</b>{settled && <Lateness settled={settled} />}{report.door === 'sms' && <span className="tag">{t('looseEnd.mark')}</span>}
        {content.override && <span className="tag" title={content.override.reason}>{t('story.override')}</span>}
        <span className="t2 el">{unitWord(report.unitCode, true)}</span><span className="grow" /><time className="t3 nw">{at}{asOf}</time></div>
      <Filed filedAt={report.filedAt} receivedAt={report.receivedAt} now={now} />
      {content.correctionNote && <p className="soon">{t('story.corrected', { note: content.correctionNote })}</p>}
      {sections.map((section) => <Words key={section.name} section={section} />)}
      {sections.length === 0 && before && <p className="t3">{t('story.sameWords')}</p>}
      {steps.length > 0 && <div className="fd n">{steps.map((step) => <Step key={step.name} step={step} />)}</div>}
      {steps.length === 0 && before && <p className="t3 s12">{t('story.sameFigures')}</p>}
      {report.findings && report.findings.length > 0 && <details className="s12"><summary>{t('story.findings', { count: report.findings.length })}</summary>{report.findings.map((one) => <p key={`${one.rule}${one.field ?? ''}`}>{inLanguage(one.message, i18n.language)}{one.reason ? `（${one.reason}）` : ''}</p>)}</details>}
      <Attached files={content.attachments} />
      {people && <p className="t3 s12">{people}</p>}
      {returns && <ReturnReport report={report} />}
    </li>
  );
}
