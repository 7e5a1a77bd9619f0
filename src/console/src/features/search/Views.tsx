import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '../../api/types';
import { newId } from '../../live/intent';
import { Key } from '../../ui/Key';
import { problemOf } from '../../words/problem';
import type { Filters } from './filters';
import { toKept, type useViews } from './useViews';

/** So many have a key of their own. */
export const KEYED = 9;

function Name({ value, onSave, onLeave }: { value: string; onSave: (name: string) => void; onLeave: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(value);
  return (
    <form className="row wrap" onSubmit={(event) => { event.preventDefault(); onSave(name); }}>
      {/* Somebody has just asked for this line. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <input className="in grow" aria-label={t('find.viewName')} placeholder={t('find.viewName')} maxLength={60} autoFocus value={name} onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onLeave(); } }} />
      <button type="submit" className="btn sm p" disabled={name.trim() === ''}>{t('find.saveView')}</button><button type="button" className="btn sm" onClick={onLeave}>{t('find.notSave')}</button>
    </form>
  );
}

/** What one looks for again and again: opened by its number, renamed and dropped on the spot. */
export function Views({ filters, state, onOpen }: { filters: Filters; state: ReturnType<typeof useViews>; onOpen: (view: SavedView) => void }) {
  const { t, i18n } = useTranslation();
  const { views, save, drop } = state;
  const [naming, setNaming] = useState<string>();
  // The same until it is saved: a repeat after a lost answer is the same search.
  const [fresh, setFresh] = useState(newId);
  const failed = save.error ?? drop.error;
  const keep = (view: Pick<SavedView, 'id' | 'filters'>) => (name: string) => save.mutate({ id: view.id, filters: view.filters, name }, { onSuccess: () => {
    setNaming(undefined);
    setFresh(newId());
  } });
  return (
    <section className="pane views" aria-label={t('find.views')}>
      <div className="row"><h2>{t('find.views')}</h2><span className="grow" /><button type="button" className="btn sm" aria-keyshortcuts="S" onClick={() => setNaming('new')}>{t('find.keep')} <Key>S</Key></button></div>
      {naming === 'new' && <Name value={filters.q} onSave={keep({ id: fresh, filters: toKept(filters) })} onLeave={() => setNaming(undefined)} />}
      {failed && <p className="late" role="alert">{problemOf(failed, t, i18n.language).text}</p>}
      {views.length === 0 && naming === undefined && <p className="t2 s12">{t('find.noViews')}</p>}
      <ul>{views.map((view, at) => (
        <li key={view.id}>{naming === view.id ? <Name value={view.name} onSave={keep(view)} onLeave={() => setNaming(undefined)} /> : (
          <div className="row"><button type="button" className="viewname el" title={view.name} onClick={() => onOpen(view)} {...(at < KEYED ? { 'aria-keyshortcuts': String(at + 1) } : {})}>{at < KEYED && <Key>{String(at + 1)}</Key>} {view.name}</button>
            <span className="grow" /><button type="button" className="link s12" aria-label={t('find.renameThis', { name: view.name })} onClick={() => setNaming(view.id)}>{t('find.rename')}</button>
            <button type="button" className="link s12" aria-label={t('find.dropThis', { name: view.name })} disabled={drop.isPending} onClick={() => drop.mutate(view.id)}>{t('find.drop')}</button></div>)}</li>
      ))}</ul>
    </section>
  );
}
