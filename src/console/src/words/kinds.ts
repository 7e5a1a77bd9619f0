import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { KindView } from '../api/types';
import { kindShapes, type KindShape } from '../ui/kindShapes';
import type { IconName } from '../ui/Icon';

function isShape(slug: string): slug is KindShape {
  return Object.hasOwn(kindShapes, slug);
}

/** The drawing of a kind: its own, else that of the nearest group above it. */
export function kindIcon(slug: string): IconName {
  for (let at = slug; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) if (isShape(at)) return at;
  return 'other';
}

export function useKindWord(kinds: KindView[]): (slug: string) => string {
  const { language } = useTranslation().i18n;
  return useCallback((slug: string) => {
    const kind = kinds.find((one) => one.slug === slug);
    return kind ? kind[language === 'en' ? 'en' : 'zh'] : slug;
  }, [kinds, language]);
}
