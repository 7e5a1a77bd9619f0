import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView, UnitView } from '../api/types';
import { CountyMap } from '../features/map/CountyMap';
import { useCountyStates } from '../features/map/useCountyStates';
import { countyStanding } from '../features/obligations/order';
import { grouped } from '../words/grouped';
import { clock } from '../words/time';
import { useUnitWord } from '../words/units';
import { useContacts } from './useContacts';

function QuietMap({ counties, owed, onSelect }: { counties: UnitView[]; owed: readonly ObligationView[]; onSelect: (code: string) => void }) {
  const owedBy = useMemo(() => grouped(owed, (one) => one.unitCode), [owed]);
  const codes = useMemo(() => counties.map((unit) => unit.code), [counties]);
  const states = useCountyStates(owedBy, countyStanding, codes);
  return <div className="quietmap"><CountyMap states={states} onSelect={onSelect} /></div>;
}

/** Nothing open is good news and is said as such. It claims no more than the board knows. */
export function Quiet({ counties, owed, next, onSelect }: { counties: UnitView[]; owed: readonly ObligationView[]; next: string; onSelect: (code: string) => void }) {
  const { t } = useTranslation();
  const unitWord = useUnitWord();
  const [last] = [...useContacts()].toSorted((a, b) => b[1] - a[1]);
  return (
    <div className="allquiet">
      {counties.length > 0 && <QuietMap counties={counties} owed={owed} onSelect={onSelect} />}
      <p className="word">{t('quiet.title')}</p>
      <p className="t2">{counties.length > 0 ? t('quiet.counties', { count: counties.length }) : t('quiet.own')}</p>
      <p className="t3 n">{next}{last && <>　·　{t('quiet.contact', { unit: unitWord(last[0], true), time: clock(last[1]) })}</>}</p>
    </div>
  );
}
