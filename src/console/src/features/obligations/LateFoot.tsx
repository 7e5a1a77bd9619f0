import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '../../api/types';
import { useDuty } from '../../live/LiveProvider';
import { Ticking } from '../../ui/Ticking';
import { postWord } from '../../words/posts';
import { span } from '../../words/time';
import { countPeople } from '../../words/told';
import { Ladder, nextStep } from './Ladder';

function StepWait({ at }: { at: string }) {
  const { t } = useTranslation();
  const words = useCallback((now: number) => {
    const left = Date.parse(at) - now;
    return left <= 0 ? t('rail.stepNow') : t('rail.stepIn', { wait: span(Math.ceil(left / 1000) * 1000, t) });
  }, [at, t]);
  return <Ticking words={words} className="n late nw bold" />;
}

/** Whom the rail's alerts told of this one so far. */
export function LateTold({ obligation }: { obligation: ObligationView }) {
  const { t } = useTranslation();
  const { cache } = useDuty();
  const { told, answered } = useMemo(() => {
    const alerts = new Set(Object.values(cache.alerts).filter((alert) => alert.obligationId === obligation.id).map((alert) => alert.id));
    return countPeople(Object.values(cache.messages).filter((message) => alerts.has(message.alertId)));
  }, [cache.alerts, cache.messages, obligation.id]);
  return <>{told > 0 ? t('rail.told', { told, answered }) : t('rail.toldNobody')}</>;
}

/** Under a late row: how far the ladder went, whom the next step tells and when. */
export function LateFoot({ obligation }: { obligation: ObligationView }) {
  const { t } = useTranslation();
  const next = nextStep(obligation.ladder);
  const tells = next?.tells.map((post) => postWord(post, t)).join(t('list')) ?? '';
  return (
    <>
      <Ladder ladder={obligation.ladder} />
      <div className="m foot">
        {next ? <span className="el" title={tells}>{t('rail.next')} <b className="ink">{tells}</b></span> : <span>{t('rail.lastStep')}</span>}
        {next && <StepWait at={obligation.nextStepAt ?? next.at} />}
      </div>
    </>
  );
}
