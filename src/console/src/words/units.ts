import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readUnits } from '../api/reads';
import type { UnitView } from '../api/types';

const NONE: UnitView[] = [];

export function useUnits(): UnitView[] {
  const { data } = useQuery({ queryKey: ['units'], queryFn: readUnits, staleTime: Infinity, retryDelay: 2000 });
  return data?.items ?? NONE;
}

/** Dawu (Daofu) County is Dawu where room is short, Garze (Ganzi) Tibetan Autonomous Prefecture Garze Prefecture. */
export function shortEnglish(unit: UnitView): string {
  return unit.nameEn.replace(/ \(.*?\)/, '').replace(/ (County|City)$/, '').replace(/ \w+ Autonomous Prefecture$/, ' Prefecture');
}

export function unitName(unit: UnitView, language: string): string {
  return language === 'en' && unit.nameEn ? unit.nameEn : unit.name;
}

/** A unit's name in the language of the page, its code until the units are read. */
export function useUnitWord(): (code: string, short?: boolean) => string {
  const units = useUnits();
  const { language } = useTranslation().i18n;
  return useMemo(() => {
    const byCode = new Map(units.map((unit) => [unit.code, unit]));
    return (code: string, short = false) => {
      const unit = byCode.get(code);
      if (!unit) return code;
      if (language === 'en') return short ? shortEnglish(unit) : unit.nameEn;
      return short ? unit.short || unit.name : unit.name;
    };
  }, [units, language]);
}
