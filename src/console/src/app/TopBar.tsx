import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readOnDuty } from '../api/reads';
import type { OnDutyView, SessionView } from '../api/types';
import { unanswered } from '../features/alerts/waiting';
import { SoundButton } from '../features/sound/SoundState';
import { dutyNow } from '../live/clock';
import { useDuty } from '../live/LiveProvider';
import { useTicked } from '../live/ticker';
import { Icon } from '../ui/Icon';
import { Ticking } from '../ui/Ticking';
import { clock, dayOf, dayWords, hourMinute, wait, weekday } from '../words/time';
import { useUnitWord } from '../words/units';
import { Chip } from './Chip';
import { go, goSearch, usePath } from './route';
import { Tools } from './Tools';
import { WaitingChip } from './WaitingChip';

function Today() {
  const { t } = useTranslation();
  useTicked(dayOf);
  const now = dutyNow();
  return <span className="today t2">{dayWords(now, t)} {weekday(now, t)}<br />{t('top.beijing')}</span>;
}

function Unanswered() {
  const { t } = useTranslation();
  const { cache } = useDuty();
  const { people, since } = useMemo(() => unanswered(cache), [cache]);
  const longest = useCallback((now: number) => (since ? t('top.longest', { wait: wait(now - Date.parse(since)) }) : ''), [since, t]);
  return (
    <span aria-live="assertive">{people > 0 && (
      <span className="chip late unanswered"><Icon name="bell" /><b className="n">{t('top.unanswered', { count: people })}</b><Ticking words={longest} className="n t2" /></span>
    )}</span>
  );
}

const POSTS = ['duty-officer', 'deputy-officer', 'duty-leader'];

function OnDuty({ unit }: { unit: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['on-duty', unit], queryFn: () => readOnDuty(unit), staleTime: Infinity, retryDelay: 2000,
    // The names are right until the shift ends: one more read then, no polling between.
    refetchInterval: ({ state }) => untilHandover(state.data?.items ?? []) });
  const people = POSTS.map((post) => data?.items.find((one) => one.post === post)).filter((one) => one !== undefined);
  const until = people.find((one) => one.until)?.until;
  if (people.length === 0) return null;
  return (
    <span className="onduty">{people.map((one) => <span key={one.personId}><span className="t3">{t(`top.post.${one.post}`)}</span> <b>{one.personName}</b></span>)}
      {until && <span><span className="t3">{t('top.until')}</span> <span className="n">{hourMinute(Date.parse(until))}</span></span>}</span>
  );
}

function untilHandover(people: OnDutyView[]): number | false {
  const ends = people.map((one) => (one.until ? Date.parse(one.until) - dutyNow() : Infinity)).filter((left) => left > 0);
  const left = Math.min(...ends, Infinity);
  return Number.isFinite(left) ? Math.min(left + 1500, 2_000_000_000) : false;
}

function Pages({ session }: { session: SessionView }) {
  const { t } = useTranslation();
  const path = usePath();
  if (!session.site.phoneBox || !session.actions.includes('phone-box.use')) return null;
  const [to, word] = path === '/phone-box' ? ['/', t('top.desk')] : ['/phone-box', t('phone.title')];
  return <a className="btn sm" href={to} onClick={(event) => { event.preventDefault(); go(to); }}>{word}</a>;
}

/** From every page to the words of all reports; the desk's own field finds only what stands on the board. */
function ToSearch() {
  const { t } = useTranslation();
  if (usePath() === '/search') return null;
  return <a className="ib" href="/search" aria-label={t('find.all')} title={t('find.all')} onClick={(event) => { event.preventDefault(); goSearch(); }}><Icon name="search" className="s20" /></a>;
}

export function TopBar({ session, onLeave, onKeys, onSound, owed }: { session: SessionView; onLeave: () => void; onKeys?: () => void; onSound?: () => void; owed?: ReactNode }) {
  const { t, i18n } = useTranslation();
  const unitWord = useUnitWord();
  const unit = i18n.language === 'en' ? unitWord(session.unitCode, true) : session.unitName;
  return (
    <header className="top">
      <div className="brand cy"><Icon name="mark" className="s24" /><h1 className="ink">{t('brand')}<small className="el" title={session.unitName}>{unit}</small></h1></div>
      <span className="vr" /><Ticking words={clock} className="clock n" /><Today /><span className="vr wide" />
      {owed}<WaitingChip user={session.user} /><Unanswered /><span className="grow" /><Chip /><OnDuty unit={session.unitCode} /><span className="vr wide" /><Pages session={session} />
      {session.actions.includes('incident.read') && <ToSearch />}
      {onSound && <SoundButton onOpen={onSound} />}<Tools />
      {onKeys && <button type="button" className="ib keyshelp" onClick={onKeys} aria-label={t('keys.title')} aria-keyshortcuts="?"><kbd aria-hidden="true">?</kbd></button>}
      <button type="button" className="btn sm" onClick={onLeave} title={session.personName}>{t('session.leave')}</button>
    </header>
  );
}
