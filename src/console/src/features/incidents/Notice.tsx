import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendNotice } from '../../api/commands';
import type { ConcernedCounty, IncidentSummary, UnitView } from '../../api/types';
import { unitName } from '../../words/units';
import { noticeChoices } from './noticeChoices';
import { StepForm } from './StepForm';

/** Which counties are told of what may reach them: those concerned are set, each with why, and any other may be added. */
export function Notice({ incident, concerned, units, onDone }: { incident: IncidentSummary; concerned: ConcernedCounty[]; units: UnitView[]; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const choices = noticeChoices(incident, concerned, units);
  const [chosen, setChosen] = useState<readonly string[]>(() => choices.filter((one) => one.because && !one.told).map((one) => one.unit.code));
  const toggle = (code: string) => setChosen(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  const send = useCallback((commandId: string, text: string) => sendNotice(incident.id, { commandId, units: [...chosen], text }), [incident.id, chosen]);
  return (
    <StepForm field={t('steps.watch')} words={t('steps.watchFor')} press={t('steps.noticeDo')} effect={t('steps.noticeEffect')} ready={chosen.length > 0} send={send} onDone={onDone}>
      <fieldset className="row wrap notice"><legend className="t2 s12">{t('steps.noticeTo')}</legend>
        {choices.map(({ unit, because, told }) => (
          <label key={unit.code} className="row"><input type="checkbox" checked={chosen.includes(unit.code)} onChange={() => toggle(unit.code)} />
            <span className="nw">{unitName(unit, i18n.language)}</span>{because && <span className="t2 s12 nw">{told ? t('steps.told') : t(`steps.because.${because}`)}</span>}</label>
        ))}
      </fieldset>
    </StepForm>
  );
}
