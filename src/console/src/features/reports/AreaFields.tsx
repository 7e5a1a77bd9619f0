import { useTranslation } from 'react-i18next';
import type { FigureName, UnitView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { CHECKING, typedFigure } from '../../words/figureInput';
import { typedTime } from '../../words/saidTime';
import { toInput } from '../../words/time';
import { unitName } from '../../words/units';
import type { Part } from './controls';
import type { AreaDraft } from './furtherForm';

const SPLIT: FigureName[] = ['dead', 'missing', 'injured', 'evacuated'];
const MOST = 40;

function Area({ one, at, townships, change, drop }: { one: AreaDraft; at: number; townships: { code: string; name: string }[]; change: (edit: Partial<AreaDraft>) => void; drop: () => void }) {
  const { t } = useTranslation();
  const settle = () => {
    const said = typedTime(one.asOf, dutyNow());
    if (said?.kind === 'at') change({ asOf: toInput(said.at) });
  };
  return (
    <fieldset className="area"><legend>{townships.find((unit) => unit.code === one.unitCode)?.name ?? t('filing.area', { no: at + 1 })}</legend>
      <select className="in" aria-label={t('form.townshipCode')} value={one.unitCode} onChange={(event) => change({ unitCode: event.target.value })}>
        <option value="">{t('form.chooseTownship')}</option>{townships.map((unit) => <option key={unit.code} value={unit.code}>{unit.name}</option>)}</select>
      <div className="figures">{SPLIT.map((name) => {
        const value = one.figures[name] ?? '';
        return (
          <div key={name} className="f"><label htmlFor={`area-${at}-${name}`}>{t(`figure.${name}`)}</label>
            <input id={`area-${at}-${name}`} className="in n" inputMode="numeric" autoComplete="off" placeholder={t('figure.unknown')} value={value === CHECKING ? t('figureStatus.unverified') : value}
              onChange={(event) => change({ figures: { ...one.figures, [name]: typedFigure(event.target.value) } })} /></div>
        );
      })}</div>
      <span className="fcell time"><label htmlFor={`area-${at}-asOf`} className="t2">{t('form.asOf')}</label>
        <input id={`area-${at}-asOf`} className="in n" autoComplete="off" placeholder={t('filing.timeHint')} value={one.asOf} onChange={(event) => change({ asOf: event.target.value })} onBlur={settle} /></span>
      <button type="button" className="btn sm" onClick={drop}>{t('filing.dropArea')}</button>
    </fieldset>
  );
}

/** The same figures by township: the server holds their sum against the total. */
export function AreaFields({ part, units, county }: { part: Part; units: UnitView[]; county: string }) {
  const { t, i18n } = useTranslation();
  const areas = part.draft.areas ?? [];
  const townships = units.filter((unit) => unit.level === 'township' && unit.parent === county).map((unit) => ({ code: unit.code, name: unitName(unit, i18n.language) }));
  const put = (at: number, edit: Partial<AreaDraft>) => part.edit('areas', areas.map((one, index) => (index === at ? { ...one, ...edit } : one)));
  const add = () => part.edit('areas', [...areas, { unitCode: '', figures: {}, asOf: part.draft.asOf }]);
  return (
    <div className="areas">
      {/* They have no name but their place in the list. */}
      {/* oxlint-disable-next-line no-array-index-key */}
      {areas.map((one, at) => <Area key={at} one={one} at={at} townships={townships} change={(edit) => put(at, edit)} drop={() => part.edit('areas', areas.filter((_, index) => index !== at))} />)}
      <button type="button" id="report-areas" className="btn sm" disabled={areas.length >= MOST || townships.length === 0} onClick={add}>{t('filing.addArea')}</button>
    </div>
  );
}
