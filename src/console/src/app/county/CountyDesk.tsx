import type { TFunction } from 'i18next';
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileReportReply, FileReportRequest, ObligationView, SessionView } from '../../api/types';
import { useAcknowledge } from '../../features/alerts/useAcknowledge';
import { alertsOf, nextToAnswer } from '../../features/alerts/waiting';
import { CheckInSheet } from '../../features/check-ins/CheckInSheet';
import { draftKeyOf } from '../../features/reports/FilingForm';
import type { Waiting } from '../../features/reports/outbox';
import type { FirstReport, ReportDraft, ReportTarget } from '../../features/reports/reportForm';
import type { DutyCache } from '../../live/cache';
import { dutyNow } from '../../live/clock';
import { useDuty, useLinkStatus } from '../../live/LiveProvider';
import { Icon } from '../../ui/Icon';
import { Key } from '../../ui/Key';
import { readStored, writeStored } from '../../ui/useStored';
import { inLanguage } from '../../words/both';
import { CHECK_IN, isOwed, obligationName } from '../../words/obligation';
import { isOver } from '../../words/over';
import { hourMinute, instant, lateMinutes } from '../../words/time';
import { CutBar, useCut } from '../CutBar';
import { KeySheet } from '../KeyBar';
import { useKeys } from '../keys';
import { LoadNote } from '../LoadNote';
import { toggleTheme } from '../theme';
import { TopBar } from '../TopBar';
import { keptOf, placeOf } from './drafts';
import { FormPane } from './FormPane';
import { Hero } from './Hero';
import { Came, Mine, Owed } from './Lists';
import { NoticeList } from './NoticeList';
import { useKeepDesk } from './useKeepDesk';
import { useOutbox } from './useOutbox';
import { OthersWaiting, WaitingList } from './WaitingList';

interface Parts { session: SessionView; onLeave: () => void; asked: ReportTarget | undefined; onTaken: () => void }
const SETTLED_SHOWN = 5;
const SHOWN = 8000;

/** A follow-up that is written because a supplement is owed is called by what is owed. */
function filedAs(draft: ReportDraft, owed: ObligationView | undefined, t: TFunction): string {
  return obligationName(owed?.kind === 'supplement' && draft.stage === 'update' ? owed.kind : draft.stage, owed?.no ?? 0, t);
}

/** What this unit owes, the most urgent first, and what it has open. */
function useOwn(cache: DutyCache, unit: string) {
  return useMemo(() => {
    const obligations = Object.values(cache.obligations).filter((one) => one.unitCode === unit);
    const owed = obligations.filter(isOwed).toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || a.no - b.no);
    const incidents = Object.values(cache.incidents).filter((one) => !isOver(one.state)).toSorted((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt));
    const settled = obligations.filter((one) => one.metAt).toSorted((a, b) => Date.parse(b.metAt ?? '') - Date.parse(a.metAt ?? '')).slice(0, SETTLED_SHOWN);
    return { owed, incidents, settled };
  }, [cache, unit]);
}

/** What became of the last act, said for a while. */
function useSaid() {
  const [said, say] = useState('');
  useEffect(() => {
    const timer = said ? setTimeout(() => say(''), SHOWN) : undefined;
    return () => clearTimeout(timer);
  }, [said]);
  return { said, say };
}

function useDesk({ session, asked, onTaken }: Parts) {
  const { t, i18n } = useTranslation();
  const { cache, loading, failed } = useDuty();
  const own = useOwn(cache, session.unitCode);
  const { said, say } = useSaid();
  const [chosen, choose] = useState<string>();
  const [follows, setFollows] = useState<FirstReport>();
  const [form, setForm] = useState(false);
  const [opened, setOpened] = useState(0);
  const [quiet, setQuiet] = useState(false);
  const [version, setVersion] = useState(0);
  const reports = own.owed.filter((one) => one.incidentId);
  const selected = follows || chosen === 'new' ? undefined : reports.find((one) => one.id === chosen) ?? reports[0];
  const target = useMemo((): ReportTarget => {
    const incident = selected?.incidentId ? cache.incidents[selected.incidentId] : undefined;
    return { ...(selected ? { obligation: selected } : {}), ...(incident ? { incident } : {}), ...(follows ? { follows } : {}) };
  }, [selected, cache.incidents, follows]);
  const setChosen = useCallback((id: string | undefined, first?: FirstReport) => {
    choose(id);
    setFollows(first);
  }, []);
  const tell = useCallback((reply: FileReportReply) => {
    const late = Math.max(0, ...reply.settled.map((one) => one.lateBySeconds));
    const received = t(late > 0 ? 'report.receivedLate' : 'report.received', { number: reply.incidentNumber, time: hourMinute(Date.parse(reply.receivedAt)), count: lateMinutes(late) });
    const owed = reply.opened.filter((one) => one.kind === 'supplement').map((one) => t('filing.owesSupplement', { time: hourMinute(Date.parse(one.dueAt)) }));
    say([received, ...owed, ...reply.findings.filter((one) => one.severity === 'informs').map((one) => inLanguage(one.message, i18n.language))].join(' '));
  }, [say, t, i18n.language]);
  // What waited is told and no more: somebody may be writing the next one.
  const outbox = useOutbox(session.user, tell);
  const { passed } = outbox;
  const filed = useCallback((reply: FileReportReply) => {
    tell(reply);
    passed(reply);
    setForm(false);
    setChosen(undefined);
    setVersion((old) => old + 1);
  }, [tell, passed, setChosen]);
  const open = useCallback((id?: string, first?: FirstReport) => {
    if (id && cache.obligations[id]?.kind === CHECK_IN) {
      setQuiet(true);
      return;
    }
    if (id) setChosen(id, first);
    setForm(true);
    setOpened((old) => old + 1);
  }, [cache.obligations, setChosen]);
  // With the key press that opens it, not a frame later: whoever types on at once must not find the focus moved away.
  useLayoutEffect(() => {
    if (opened > 0) document.querySelector<HTMLElement>('.office .filing .in:not(select)')?.focus();
  }, [opened]);
  const quietFiled = useCallback((words: string) => {
    say(words);
    setQuiet(false);
  }, [say]);
  useEffect(() => {
    if (!asked) return;
    open(asked.obligation?.id ?? Object.values(cache.obligations).find((one) => one.incidentId === asked.incident?.id && isOwed(one) && one.unitCode === session.unitCode)?.id);
    onTaken();
    // Once for each time that somebody asks.
    // oxlint-disable-next-line exhaustive-deps
  }, [asked]);
  const { hold: keep } = outbox;
  const hold = useCallback(async (request: FileReportRequest, draft: ReportDraft, key: string) => {
    try {
      await keep(request, draft, key, `${obligationName(draft.stage, request.no ?? 0, t)}·${draft.incidentName || draft.title || draft.place}`);
    } catch {
      say(t('queue.notHeld'));
      return;
    }
    // Only now: what is not on the device as a report stays there as a draft.
    writeStored(key, undefined);
    say(t('office.held'));
    setForm(false);
    setChosen(undefined);
    setVersion((old) => old + 1);
  }, [keep, say, t, setChosen]);
  return { cache, loading, failed, own, said, chosen, setChosen, form, setForm, version, setVersion, selected, target, filed, say, outbox, open, hold, quiet, setQuiet, quietFiled };
}
type DeskState = ReturnType<typeof useDesk>;

function Left({ session, desk }: { session: SessionView; desk: DeskState }) {
  const { t } = useTranslation();
  const { own, outbox, selected } = desk;
  const { asOf } = useLinkStatus();
  const [hero] = own.owed;
  const rest = own.owed.slice(1);
  const waiting = outbox.items.length > 0;
  const mend = async (one: Waiting) => {
    const [id, first] = placeOf(one, own.owed);
    const key = draftKeyOf(session, first ? { follows: first } : id === 'new' ? {} : { obligation: own.owed.find((other) => other.id === id) });
    // What somebody is writing there is not thrown away for what came back.
    if (readStored<ReportDraft>(key)?.course.trim()) {
      desk.say(t('queue.busy'));
      return;
    }
    await outbox.mend(one, key);
    desk.setVersion(desk.version + 1);
    desk.open(id, first);
  };
  return (
    <div className="left">
      {hero ? <Hero one={hero} kept={keptOf(readStored(draftKeyOf(session, { obligation: hero })))} onOpen={() => desk.open(hero.id)} /> : !desk.loading && (
        <section className="safe"><p className="good"><Icon name="o-met" className="s20 ok" /><b>{asOf ? t('queue.noneAsOf', { time: instant(asOf, dutyNow(), t) }) : t('office.none')}</b><span className="t2">{t(asOf ? 'queue.asOf' : 'office.noneNext')}</span></p></section>)}
      <NoticeList cache={desk.cache} answers={session.actions.includes('alert.acknowledge')} />
      {(rest.length > 0 || waiting) && (
        <section className="safe owes" aria-label={t('office.rest')}><h2>{waiting ? `${t('office.waiting')} ${outbox.items.length}·` : ''}{t('office.rest')}</h2>
          <ul><WaitingList items={outbox.items} onMend={(one) => void mend(one)} onDrop={outbox.drop} onFollow={(one) => desk.open('follow-up', { ...one, written: outbox.items.some((other) => other.after === one.request.reportId) })} />{rest.map((one) => <Owed key={one.id} one={one} selected={selected?.id === one.id} onSelect={() => desk.open(one.id)} />)}</ul></section>)}
      {own.settled.length > 0 && <section className="safe" aria-label={t('office.came')}><h2>{t('office.came')}</h2><ul><Came settled={own.settled} /></ul></section>}
      {own.incidents.length > 0 && <section className="safe" aria-label={t('office.mine')}><h2>{t('office.mine')}</h2><ul><Mine incidents={own.incidents} /></ul></section>}
      <button type="button" className="btn l another" onClick={() => desk.open('new')} aria-keyshortcuts="N"><Icon name="doc" className="s14" />{t('office.new')} <Key>N</Key></button>
      {session.site.dutyPhone && <a className="btn l another dial" href={`tel:${session.site.dutyPhone}`} aria-keyshortcuts="C"><Icon name="phone" className="s14" />{t('office.ring')} <span className="n">{session.site.dutyPhone}</span> <Key>C</Key></a>}
    </div>
  );
}

function useDeskKeys(desk: DeskState, session: SessionView, help: boolean, setHelp: (on: boolean) => void) {
  const answer = useAcknowledge();
  const { own, selected } = desk;
  const next = session.actions.includes('alert.acknowledge') && selected?.incidentId ? nextToAnswer(alertsOf(desk.cache, selected.incidentId)) : undefined;
  const move = (by: number) => {
    const at = own.owed.findIndex((one) => one.id === selected?.id);
    const one = own.owed[Math.max(0, Math.min(own.owed.length - 1, at + by))];
    if (one) desk.setChosen(one.id);
  };
  useKeys({
    t: toggleTheme, '?': () => setHelp(true), r: () => desk.open((desk.chosen ? selected : own.owed[0])?.id), n: () => desk.open('new'), g: () => desk.setChosen(own.owed[0]?.id), j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1),
    Enter: () => desk.open(selected?.id), c: () => document.querySelector<HTMLElement>('.dial')?.click(), Escape: () => (help ? setHelp(false) : desk.quiet ? desk.setQuiet(false) : desk.setForm(false)), ...(next ? { a: () => { if (!answer.isPending) answer.mutate(next.id); } } : {}),
  });
}

/** Twice a year, under stress: what must be filed now, how long there is, and the form beside it. */
export default function CountyDesk(parts: Parts) {
  const { session, onLeave } = parts;
  const { t } = useTranslation();
  const desk = useDesk(parts);
  const cut = useCut();
  useKeepDesk(session);
  const [help, setHelp] = useState(false);
  useDeskKeys(desk, session, help, setHelp);
  const lines = [
    { keys: ['R'], word: t('office.start') }, { keys: ['N'], word: t('office.new') }, { keys: ['J', 'K'], word: t('keys.move') }, { keys: ['G'], word: t('keys.next') },
    { keys: ['A'], word: t('keys.acknowledge') }, ...(session.site.dutyPhone ? [{ keys: ['C'], word: t('office.ring') }] : []), { keys: ['Esc'], word: t('keys.back') }, { keys: ['T'], word: t('top.theme') }, { keys: ['?'], word: t('keys.title') },
  ];
  const waits = desk.outbox.items.filter((one) => !one.refusal).length;
  return (
    <div className={`desk office ${cut === 'no' ? '' : 'v-cut'} ${desk.form ? 'filling' : ''}`}>
      <TopBar session={session} onLeave={onLeave} onKeys={() => setHelp(true)} /><CutBar />
      {(cut !== 'no' || desk.outbox.cut) && <p className="cutnote"><b className="nw">{waits > 0 ? t('office.cutWaiting', { count: waits }) : t('office.cut')}</b><span className="ink">{t('office.cutNote')}</span></p>}
      <OthersWaiting user={session.user} />
      <main className="cgrid"><Left session={session} desk={desk} /><FormPane session={session} desk={desk} filedAs={(draft, owed) => filedAs(draft, owed, t)} />
        {desk.quiet && <CheckInSheet unitCode={session.unitCode} onClose={() => desk.setQuiet(false)} onFiled={desk.quietFiled} />}</main>
      {help && <KeySheet lines={lines} onClose={() => setHelp(false)} />}
      <div className="toast" role="status">{desk.said && <p className="pane">{desk.said}</p>}</div>
      {desk.loading && <LoadNote failed={desk.failed} />}
    </div>
  );
}
