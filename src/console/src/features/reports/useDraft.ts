import { useCallback } from 'react';
import { dutyNow } from '../../live/clock';
import { newId } from '../../live/intent';
import { useStored } from '../../ui/useStored';
import type { ReportDraft } from './reportForm';

export type Edit = <N extends keyof ReportDraft>(name: N, value: ReportDraft[N]) => void;

/**
 * One intent: the ids are made when the form opens and kept with the draft. The time of filing stays the same for a repeat after a
 * lost answer (the same report word for word) and is new once something was edited or refused.
 */
export function useDraft(key: string, start: () => ReportDraft) {
  const [draft, change, forget] = useStored<ReportDraft>(key, start);
  const edit = useCallback<Edit>((name, value) => change((old) => ({ ...old, [name]: value, filedAt: '' })), [change]);
  const stamp = useCallback((): ReportDraft => {
    const filed = { ...draft, filedAt: draft.filedAt || new Date(dutyNow()).toISOString() };
    change(() => filed);
    return filed;
  }, [draft, change]);
  const remake = useCallback(() => change((old) => ({ ...old, commandId: newId(), filedAt: '' })), [change]);
  return { draft, edit, change, stamp, remake, forget };
}
