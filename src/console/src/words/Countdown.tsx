import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Ticking } from '../ui/Ticking';
import { countdown } from './time';

export function Countdown({ due, className }: { due: string; className?: string }) {
  const { t } = useTranslation();
  const words = useCallback((now: number) => countdown(Date.parse(due), now, t), [due, t]);
  return <Ticking words={words} className={`cd n ${className ?? ''}`} />;
}
