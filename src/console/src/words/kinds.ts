import { useTranslation } from 'react-i18next';
import type { KindView } from '../api/types';
import type { IconName } from '../ui/Icon';

// The longest prefix wins; a kind without an icon of its own has its group's.
const icons: [string, IconName][] = [
  ['nat.eq', 'eq'], ['nat.geo.landslide', 'landslide'], ['nat.geo.debris_flow', 'landslide'], ['nat.geo', 'collapse'], ['nat.flood', 'flood'],
  ['nat.met', 'cloud'], ['nat.wildfire', 'fire'], ['nat.bio', 'health'], ['acc.fire', 'fire'], ['acc.road', 'car'], ['acc.utility', 'tower'],
  ['acc.power', 'power'], ['acc.hydropower', 'power'], ['acc.hazchem', 'fire'], ['acc.explosive', 'fire'], ['phs', 'health'], ['soc', 'users'],
  ['local.road', 'road'], ['local', 'person'], ['nat', 'other'], ['acc', 'other'],
];

export function kindIcon(slug: string): IconName {
  const fitting = icons.filter(([prefix]) => slug.startsWith(prefix)).toSorted((a, b) => b[0].length - a[0].length);
  return fitting[0]?.[1] ?? 'other';
}

export function useKindWord(kinds: KindView[]): (slug: string) => string {
  const { i18n } = useTranslation();
  return (slug) => {
    const kind = kinds.find((one) => one.slug === slug);
    return kind ? kind[i18n.language === 'en' ? 'en' : 'zh'] : slug;
  };
}
