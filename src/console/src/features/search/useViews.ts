import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dropView, saveView } from '../../api/commands';
import { readViews } from '../../api/reads';
import type { SavedView } from '../../api/types';
import { newId } from '../../live/intent';
import { NAMES, type Filters } from './filters';

const KEY = ['saved-views'];

/** Only what is filled in; the server keeps nothing of an empty field. */
export function toKept(filters: Filters): SavedView['filters'] {
  return Object.fromEntries(NAMES.filter((name) => filters[name].trim() !== '').map((name) => [name, filters[name].trim()]));
}

export function fromKept(kept: SavedView['filters']): Filters {
  return Object.fromEntries(NAMES.map((name) => [name, kept[name] ?? ''])) as Filters;
}

export interface ToSave { id: string; name: string; filters: SavedView['filters'] }

/** One's own saved searches, in the order of saving, and what may be done with them. */
export function useViews() {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: KEY, queryFn: readViews, retryDelay: 2000 });
  const again = () => queries.invalidateQueries({ queryKey: KEY });
  const save = useMutation({ mutationFn: ({ id, name, filters }: ToSave) => saveView(id, { commandId: newId(), name, filters }), onSuccess: again });
  const drop = useMutation({ mutationFn: (id: string) => dropView(id, { commandId: newId() }), onSuccess: again });
  return { views: data?.items ?? [], save, drop };
}
