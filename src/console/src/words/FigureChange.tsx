import { useTranslation } from 'react-i18next';
import type { FigureName } from '../api/types';
import { figureWords } from './figures';

/** First the change, then the sum: 46→65, the old value grey. */
export function FigureChange({ name, before, after }: { name: FigureName; before?: number | null | undefined; after?: number | null | undefined }) {
  const { t } = useTranslation();
  const known = typeof after === 'number';
  const changed = typeof before === 'number' && known && before !== after;
  const value = figureWords(name, after, t);
  if (!changed) return <b className={known ? 'chg' : 't3'}>{value}</b>;
  const old = figureWords(name, before, t);
  return (
    <b className="chg">
      <span className="sr">{t('figure.change', { old, value })}</span>
      <span aria-hidden="true"><span className="o">{old}</span><span className="a">→</span>{value}</span>
    </b>
  );
}
