import { useTranslation } from 'react-i18next';
import type { FigureName } from '../api/types';
import { figureWords } from './figures';

/** What only ever grows: less of it than before is a mistake or needs a reason. Missing people are found and crowds go home. */
const GROWING = new Set<FigureName>(['dead', 'injured', 'rescued', 'affected', 'housesCollapsed', 'housesDamaged', 'lossYuan', 'burnedHectares']);

/** First the change, then the sum: 46→65, the old value grey. A decrease shows its reason, or that it still wants one. */
export function FigureChange({ name, before, after, reason }: {
  name: FigureName; before?: number | null | undefined; after?: number | null | undefined; reason?: string | undefined;
}) {
  const { t } = useTranslation();
  const known = typeof after === 'number';
  const changed = typeof before === 'number' && known && before !== after;
  const value = figureWords(name, after, t);
  if (!changed) return <b className={known ? 'chg' : 't3'}>{value}</b>;
  const old = figureWords(name, before, t);
  const fell = after < before && GROWING.has(name);
  return (
    <b className="chg">
      <span className="sr">{t('figure.change', { old, value })}</span>
      <span aria-hidden="true"><span className="o">{old}</span><span className="a">→</span>{value}</span>
      {fell && (reason ? <span className="t3 why">{reason}</span> : <span className="tag soon">{t('figure.unexplained')}</span>)}
    </b>
  );
}
