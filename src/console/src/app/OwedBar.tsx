import { useTranslation } from 'react-i18next';
import type { ObligationView } from '../api/types';
import { useOwed, useRailItems } from '../features/obligations/Rail';
import { Icon } from '../ui/Icon';
import { Countdown } from '../words/Countdown';
import { aboutOf, obligationName } from '../words/obligation';
import { useUnitWord } from '../words/units';
import { goIncident } from './route';

const tones = { late: 'late', soon: 'soon', today: '', later: '' };
const marks = { late: 'o-late', soon: 'o-soon', today: 'o-open', later: 'o-open' } as const;

/** Where there is no rail, its first three rows stand in the top bar. */
export function OwedBar({ obligations }: { obligations: Readonly<Record<string, ObligationView>> }) {
  const { t } = useTranslation();
  const unitWord = useUnitWord();
  const items = useRailItems(useOwed(obligations)).items.slice(0, 3);
  return (
    <ul className="owedbar" aria-label={t('file.owed')}>{items.map(({ key, group, obligations: [first] }) => first && (
      <li key={key}><button type="button" className={`tag ${tones[group]}`} onClick={() => { if (first.incidentId) goIncident(first.incidentId); }} title={aboutOf(first, t)}>
        <Icon name={marks[group]} className="s14" /><span className="el">{unitWord(first.unitCode, true)} {obligationName(first.kind, first.no, t)}</span><Countdown due={first.dueAt} className="bold" /></button></li>
    ))}</ul>
  );
}
