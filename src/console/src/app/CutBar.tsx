import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { dutyNow } from '../live/clock';
import { useLink, useLinkStatus } from '../live/LiveProvider';
import { useTicked } from '../live/ticker';
import { Icon } from '../ui/Icon';
import { Key } from '../ui/Key';
import { Ticking } from '../ui/Ticking';
import { clock, instant, wait } from '../words/time';
import { STALE, USE_PHONE } from './Chip';
import { DutyNumbers } from './DutyNumbers';

/** For how long the link has been lost, in the steps that change the page. */
export function useCut(): 'no' | 'bar' | 'phone' {
  const status = useLinkStatus();
  const choose = useCallback(() => {
    const cut = status.phase === 'cut' || (status.phase === 'catching' && status.cutAt !== undefined) ? Date.now() - (status.cutAt ?? Date.now()) : 0;
    if (cut > USE_PHONE) return 'phone';
    return cut > STALE ? 'bar' : 'no';
  }, [status]);
  return useTicked(choose);
}

export function CutBar() {
  const { t } = useTranslation();
  const link = useLink();
  const status = useLinkStatus();
  const cut = useCut();
  const since = useCallback(() => wait(Date.now() - (status.cutAt ?? Date.now())), [status.cutAt]);
  const next = useCallback(() => {
    const left = Math.ceil(((status.retryAt ?? 0) - Date.now()) / 1000);
    return left > 0 ? t('link.nextTry', { tries: status.tries, wait: `${left} s` }) : t('link.trying', { tries: status.tries });
  }, [status.retryAt, status.tries, t]);
  if (status.asOf) {
    return <div className="cutbar" role="status"><Icon name="cut" className="s20" /><b>{t('link.opened', { time: instant(status.asOf, dutyNow(), t) })}</b></div>;
  }
  if (cut === 'no') return null;
  const asOf = clock(dutyNow() - (Date.now() - link.heardAt));
  return (
    <>
      <div className={`cutbar ${cut === 'phone' ? cut : ''}`} role="status">
        <Icon name="cut" className="s20" />
        <b className="nw">{t(cut === 'phone' ? 'link.barPhone' : 'link.cut')} <Ticking words={since} className="n" />{cut === 'bar' && t('link.barRest')}</b>
        <span className="ink asof">{t('link.asOf', { time: asOf })}</span>
        <span className="grow" /><Ticking words={next} className="n t2 nw" />
        <button type="button" className="btn sm" onClick={link.retryNow} aria-keyshortcuts="R">{t('link.retry')} <Key>R</Key></button>
      </div>
      {cut === 'phone' && <DutyNumbers />}
    </>
  );
}
