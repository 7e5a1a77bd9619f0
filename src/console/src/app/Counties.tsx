import type { ObligationView, UnitView } from '../api/types';
import { CountyStrip } from '../features/obligations/CountyStrip';
import { useContacts } from './useContacts';

export function Counties(parts: { units: UnitView[]; owed: readonly ObligationView[]; onSelect: (code: string) => void }) {
  return <CountyStrip {...parts} contacts={useContacts()} />;
}
