import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '../../api/types';
import { nextStep } from '../../features/obligations/Ladder';
import { dutyNow } from '../../live/clock';
import { useTicked } from '../../live/ticker';
import { Icon } from '../../ui/Icon';
import { Key } from '../../ui/Key';
import { Ticking } from '../../ui/Ticking';
import { Countdown } from '../../words/Countdown';
import { markOf, obligationName, standing } from '../../words/obligation';
import { postWord } from '../../words/posts';
import { instant, span } from '../../words/time';
import { goIncident } from '../route';

function Until({ at }: { at: string }) {
  const { t } = useTranslation();
  const words = useCallback((now: number) => span(Math.max(0, Date.parse(at) - now), t), [at, t]);
  return <Ticking words={words} className="n bold" />;
}

function NextTold({ one }: { one: ObligationView }) {
  const { t } = useTranslation();
  const step = nextStep(one.ladder);
  if (!step) return null;
  return <p className="t2"><Until at={one.nextStepAt ?? step.at} /> {t('office.tells', { posts: step.tells.map((post) => postWord(post, t)).join(t('list')) })}</p>;
}

/** The one thing that must be done now, as large as the hand that shakes. */
export function Hero({ one, kept, onOpen }: { one: ObligationView; kept: number; onOpen: () => void }) {
  const { t } = useTranslation();
  const state = useTicked(useCallback((now: number) => standing(one, now), [one]));
  const late = state === 'late' || state === 'missing';
  const name = obligationName(one.kind, one.no, t);
  const about = one.incidentId;
  const level = one.level === 'below' || one.level === 'unknown' ? t(`level.${one.level}`) : `${t(`level.sign.${one.level}`)} ${t(`level.${one.level}`)}`;
  return (
    <section className={`hero ${late ? 'L' : state === 'soon' ? 'S' : ''}`} aria-label={name}>
      <div className="row sb"><h2 className="row"><Icon name={markOf(state)} className="s20" />{t(late ? 'office.now' : state === 'soon' ? 'office.soon' : 'office.next', { name })}</h2>
        <span className="n t2 nw">{t('office.due', { time: instant(one.dueAt, dutyNow(), t) })}</span></div>
      <p className="big"><Countdown due={one.dueAt} /><span className="t2">{t(late ? 'office.over' : 'office.left')}</span></p>
      <p>{about ? <>{one.incidentTitle}·<b>{level}</b> <button type="button" className="link" onClick={() => goIncident(about)}>{t('office.story')}</button></> : t('checkIn.why')}</p>
      <NextTold one={one} />
      <button type="button" className="btn p xl" onClick={onOpen} aria-keyshortcuts="R">{t(about ? kept > 0 ? 'office.go' : 'office.start' : 'checkIn.start', { count: kept })} <Key>R</Key></button>
    </section>
  );
}
