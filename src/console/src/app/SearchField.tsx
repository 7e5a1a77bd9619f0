import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon';
import { Key } from '../ui/Key';
import { goSearch } from './route';
import { SEARCH_FIELD, type useSearch } from './search';

/** A button until somebody searches. Enter goes to the first line found, or, when the board has none, looks in all reports; Esc ends the search. */
export function SearchField({ search, onFirst }: { search: ReturnType<typeof useSearch>; onFirst: (id: string) => void }) {
  const { t } = useTranslation();
  if (!search.isOpen) return <button type="button" className="btn sm" onClick={search.open} aria-keyshortcuts="/"><Icon name="search" className="s14" />{t('keys.search')} <Key>/</Key></button>;
  const [first] = search.items;
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') search.clear();
    else if (event.key === 'Enter' && first && !event.shiftKey) onFirst(first.incident.id);
    else if (event.key === 'Enter') goSearch(search.typed.trim());
    else return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.blur();
  };
  return (
    <>
    <input id={SEARCH_FIELD} type="search" className="in sm" aria-label={t('board.search')} placeholder={t('board.search')} value={search.typed}
      onChange={(event) => search.setTyped(event.target.value)} onKeyDown={onKeyDown} onBlur={() => search.typed === '' && search.clear()} />
    <button type="button" className="btn sm" onMouseDown={(event) => event.preventDefault()} onClick={() => goSearch(search.typed.trim())} aria-keyshortcuts="Shift+Enter">{t('find.all')}</button>
    </>
  );
}
