import type { UnitView } from '../../api/types';
import type { BoardItem } from './boardOrder';

/** The words by which an incident is found: its number, title and place, its kind, and its units in Chinese and in letters (which are their pinyin). */
function wordsOf(item: BoardItem, units: ReadonlyMap<string, UnitView>, kindWord: (slug: string) => string): string {
  const { incident } = item;
  const where = [incident.place.townshipCode, incident.place.countyCode, incident.unitCode, ...incident.participants].map((code) => units.get(code ?? ''));
  const names = where.flatMap((unit) => (unit ? [unit.name, unit.nameEn] : []));
  return [incident.number, incident.title, incident.place.text ?? '', kindWord(incident.kind), ...names].join(' ').toLowerCase();
}

/** Every part of what is typed must stand in the incident's words. */
export function found(items: BoardItem[], typed: string, units: readonly UnitView[], kindWord: (slug: string) => string): BoardItem[] {
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (parts.length === 0) return items;
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  return items.filter((item) => {
    const words = wordsOf(item, byCode, kindWord);
    return parts.every((part) => words.includes(part));
  });
}
