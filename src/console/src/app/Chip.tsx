import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { pcDifference } from '../live/clock';
import { useLink, useLinkStatus } from '../live/LiveProvider';
import { useTicked } from '../live/ticker';
import { Icon } from '../ui/Icon';
import { Ticking } from '../ui/Ticking';
import { wait } from '../words/time';

export const STALE = 5000;
export const USE_PHONE = 120_000;
const CAUGHT_UP_SHOWN = 10_000;

function age(milliseconds: number): string {
  return milliseconds < 10_000 ? `${(Math.max(0, milliseconds) / 1000).toFixed(1)} s` : wait(milliseconds);
}

/** How old what is on the screen is, always. */
export function Chip() {
  const { t } = useTranslation();
  const link = useLink();
  const status = useLinkStatus();
  const heard = useCallback(() => age(Date.now() - link.heardAt), [link]);
  const since = useCallback(() => wait(Date.now() - (status.cutAt ?? Date.now())), [status.cutAt]);
  const choose = useCallback(() => {
    if (status.phase === 'connecting' || status.phase === 'catching') return status.phase;
    if (status.phase === 'cut') return Date.now() - (status.cutAt ?? 0) > USE_PHONE ? 'phone' : 'cut';
    if (Date.now() - link.heardAt > STALE) return 'stale';
    return Date.now() - (status.caughtUpAt ?? 0) < CAUGHT_UP_SHOWN && status.caught > 0 ? 'caught' : 'live';
  }, [link, status]);
  const state = useTicked(choose);
  const tone = { connecting: 't2', catching: 'soon', cut: 'soon', stale: 'soon', phone: 'late', caught: 'cy', live: 'ok' }[state];
  const shape = state === 'live' || state === 'caught' ? <span className="dot" /> : <Icon name={state === 'catching' || state === 'connecting' ? 'clock' : 'cut'} />;
  const difference = pcDifference();
  return (
    <span className={`chip ${tone} ${state}`} title={difference === undefined ? undefined : t('link.pcDiffers', { seconds: Math.round(difference / 1000) })}>
      {shape}<b role="status">{t(`link.${state}`, { count: status.caught })}</b>
      {(state === 'live' || state === 'stale') && <Ticking words={heard} className="n t2" />}
      {state === 'caught' && status.cutFor !== undefined && <span className="n t2">{t('link.was', { wait: wait(status.cutFor) })}</span>}
      {(state === 'cut' || state === 'phone') && <Ticking words={since} className="n" />}
      {difference !== undefined && <span className="soon n">{t('link.pc', { seconds: Math.round(difference / 1000) })}</span>}
    </span>
  );
}
