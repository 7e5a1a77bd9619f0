import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { LadderStepView } from '../../api/types';
import { postWord } from '../../words/posts';

export function nextStep(ladder: LadderStepView[]): LadderStepView | undefined {
  return ladder.find((step) => !step.firedAt && !step.coveredBy);
}

/** A dot for each step: filled when it has told its people, ringed when it is the next. */
export function Ladder({ ladder }: { ladder: LadderStepView[] }) {
  const { t } = useTranslation();
  const next = nextStep(ladder);
  const fired = ladder.filter((step) => step.firedAt || step.coveredBy).length;
  return (
    <div className="ladder" role="img" aria-label={t('rail.ladder', { fired, all: ladder.length })}>
      {ladder.map((step, at) => {
        const done = Boolean(step.firedAt || step.coveredBy);
        const state = done ? 'd' : step === next ? 'x pulse' : '';
        return (
          <Fragment key={step.position}>
            {at > 0 && <s className={done ? 'd' : ''} />}
            <i className={state} title={step.tells.map((post) => postWord(post, t)).join(t('list'))} />
          </Fragment>
        );
      })}
    </div>
  );
}
