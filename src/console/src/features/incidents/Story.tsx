import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportView } from '../../api/types';
import { useTicked } from '../../live/ticker';
import { Icon, type IconName } from '../../ui/Icon';
import { obligationName } from '../../words/obligation';
import { postWord } from '../../words/posts';
import { clock, instant, dayOf, wait } from '../../words/time';
import { storyOf, wholeStory, type StoryEntry, type StoryFacts } from './storyFacts';
import { StoryReport } from './StoryReport';
import { StoryUpward } from './StoryUpward';

type UnitWord = (code: string, short?: boolean) => string;

/** Seconds for today, the day for what is older. */
export function exact(iso: string, now: number, t: ReturnType<typeof useTranslation>['t']): string {
  const at = Date.parse(iso);
  return dayOf(at) === dayOf(now) ? clock(at) : instant(iso, now, t);
}

function Line({ icon, tone = '', head, by, at, children }: { icon: IconName; tone?: string; head: string; by?: string | undefined; at: string; children?: ReactNode }) {
  return (
    <li className="tl">
      <span className={`k ${tone}`}><Icon name={icon} /></span>
      <div className="h"><b className="nw">{head}</b>{by && <span className="t2 el" title={by}>{by}</span>}<span className="grow" /><time className="t3 nw">{at}</time></div>
      {children}
    </li>
  );
}

interface Around { now: number; unitWord: UnitWord; reports: ReportView[]; returns: boolean }

function Entry({ entry, newest, around }: { entry: StoryEntry; newest: boolean; around: Around }) {
  const { t, i18n } = useTranslation();
  const { now, unitWord, reports, returns } = around;
  const at = exact(entry.at, now, t);
  if (entry.kind === 'report') return <StoryReport entry={entry} newest={newest} at={at} now={now} unitWord={unitWord} returns={returns} />;
  if (entry.kind === 'upward') return <StoryUpward entry={entry} at={at} />;
  if (entry.kind === 'lead') {
    const { source } = entry.lead;
    const from = [t(`source.${source.kind ?? 'other'}`, { defaultValue: source.kind ?? '' }), source.who].filter(Boolean).join(' ');
    return <Line icon="phone" head={t('story.lead')} by={from} at={at}><p>{entry.lead.text}</p>
      <p className="t3 s12">{t('story.recordedBy', { who: entry.lead.recordedBy ?? t('figure.unknown'), units: entry.lead.owingUnits.map((code) => unitWord(code, true)).join(t('list')) })}</p></Line>;
  }
  if (entry.kind === 'judged') {
    return <Line icon="check" head={t(`story.judged.${entry.lead.state}`)} by={entry.lead.judgedBy ?? undefined} at={at}>{entry.lead.reason && <p>{entry.lead.reason}</p>}</Line>;
  }
  if (entry.kind === 'done') {
    const { act } = entry;
    const of = reports.find((one) => one.id === act.reportId);
    const words = { from: unitWord(act.fromUnit ?? '', true), to: unitWord(act.toUnit ?? '', true), report: of ? obligationName(of.stage, of.no, t) : '', number: act.merged?.number ?? '' };
    return <Line icon="arrow" head={t(`story.done.${act.act}`, words)} by={act.secondedBy ? t('story.seconded', { who: act.actedBy, second: act.secondedBy }) : act.actedBy} at={at}><p>{act.reason}</p>{act.marks.map((one) => <p key={one.field + one.note} className="s12 t2">{one.note}</p>)}</Line>;
  }
  if (entry.kind === 'late') {
    const { obligation } = entry;
    return <Line icon="o-late" tone="late" head={t('story.late', { name: obligationName(obligation.kind, obligation.no, t) })} by={unitWord(obligation.unitCode)} at={at} />;
  }
  if (entry.kind === 'answered') {
    const { message } = entry;
    return <Line icon="checks" tone="ok" head={t('reach.answered')} at={at}
      by={`${message.personName} ${postWord(message.post, t)}·${wait(Date.parse(entry.at) - Date.parse(message.queuedAt))}`} />;
  }
  return <Line icon="sms" head={t('story.told')} by={entry.people.join(t('list')) || t('told.nobody')} at={at}><p>{entry.alert.reason[i18n.language === 'en' ? 'en' : 'zh']}</p></Line>;
}

/** Reports and acts, newest first, each with what it changed. */
export function Story({ facts, unitWord, head, returns }: { facts: Omit<StoryFacts, 'now'>; unitWord: UnitWord; head: ReactNode; returns: boolean }) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  // What falls due becomes part of the story without an event: a look each minute is enough.
  const minute = useTicked((now) => Math.floor(now / 60_000));
  const now = minute * 60_000;
  const [short, all] = [storyOf(facts), wholeStory({ ...facts, now })];
  const newest = short.find((entry) => entry.kind === 'report')?.key;
  const shown = whole ? all : short;
  return (
    <section className="pane story" aria-label={t('story.title')}>
      <div className="ph"><h2>{t('story.title')}</h2>
        <button type="button" className="tag pick" aria-pressed={!whole} onClick={() => setWhole(false)}>{t('story.reports')} <b className="n">{facts.reports.length}</b></button>
        <button type="button" className="tag pick" aria-pressed={whole} onClick={() => setWhole(true)}>{t('story.all')} <b className="n">{all.length}</b></button>
        <span className="grow" /><span className="t3 s12 hint">{t('story.order')}</span></div>
      {head}
      {/* A region that scrolls must be reachable by the keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className="scroll grow stale" tabIndex={0} aria-label={t('story.title')}>
        {shown.map((entry) => <Entry key={entry.key} entry={entry} newest={entry.key === newest} around={{ now, unitWord, reports: facts.reports, returns }} />)}
        {shown.length === 0 && <li className="quiet t3">{t('detail.noReports')}</li>}
      </ol>
    </section>
  );
}
