import { useTranslation } from 'react-i18next';
import type { IncidentLevel } from '../api/types';

const numbers: Partial<Record<IncidentLevel, 1 | 2 | 3 | 4>> = { I: 1, II: 2, III: 3, IV: 4 };

/** The official colour and the numeral, always a square. A lead has no level yet. */
export function Level({ level, lead = false, small = false, big = false }: { level: IncidentLevel; lead?: boolean; small?: boolean; big?: boolean }) {
  const { t } = useTranslation();
  const number = numbers[level];
  const official = number !== undefined && !lead;
  const word = lead ? t('level.lead') : t(`level.${level}`);
  const sign = lead ? t('level.sign.lead') : t(`level.sign.${level}`);
  return (
    <span className={`lv ${official ? `lv${number}` : 'lv0'} ${small ? 's' : ''}${big ? 'b' : ''}`} title={word}>
      <span aria-hidden="true">{sign}</span><span className="sr">{word}</span>
    </span>
  );
}

const order: IncidentLevel[] = ['I', 'II', 'III', 'IV', 'below', 'unknown'];

export function levelRank(level: IncidentLevel): number {
  return order.indexOf(level);
}

export function isGrave(level: IncidentLevel): boolean {
  return level === 'I' || level === 'II';
}
