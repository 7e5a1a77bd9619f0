import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '../../api/types';
import { Ticking } from '../../ui/Ticking';
import { postWord } from '../../words/posts';
import { span } from '../../words/time';
import { countPeople } from '../../words/told';
import { Ladder, nextStep } from './Ladder';
import { useRail } from './RailContext';

function StepWait({ at }: { at: string }) {
  const { t } = useTranslation();
  const words = useCallback((now: number) => {
    const left = Date.parse(at) - now;
    return left <= 0 ? t('rail.stepNow') : t('rail.stepIn', { wait: span(Math.ceil(left / 1000) * 1000, t) });
  }, [at, t]);
  return <Ticking words={words} className="n late nw bold" />;
}

/** Under a late row: how far the ladder went, whom the next step tells and when, and who was told so far. */
export function LateFoot({ obligation }: { obligation: ObligationView }) {
  const { t } = useTranslation();
  const { messagesOf } = useRail();
  const next = nextStep(obligation.ladder);
  const { told, answered } = countPeople(messagesOf(obligation));
  const tells = next?.tells.map((post) => postWord(post, t)).join(t('list')) ?? '';
  return (
    <>
      <Ladder ladder={obligation.ladder} />
      <div className="m foot">
        {next ? <span className="el" title={tells}>{t('rail.next')} <b className="ink">{tells}</b></span> : <span>{t('rail.lastStep')}</span>}
        {next && <StepWait at={obligation.nextStepAt ?? next.at} />}
      </div>
      <div className="m foot"><span>{told > 0 ? t('rail.told', { told, answered }) : t('rail.toldNobody')}</span></div>
    </>
  );
}
