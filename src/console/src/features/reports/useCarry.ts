import { useEffect } from 'react';
import { takeOver, type Carried } from './furtherForm';
import type { ReportDraft } from './reportForm';

/** Takes what stands already into a draft that is new; who has opened it before, or emptied something since, is not asked again. */
export function useCarry(draft: ReportDraft, change: (edit: (old: ReportDraft) => ReportDraft) => void, carried: Carried | undefined): void {
  const due = carried !== undefined && !draft.carried;
  useEffect(() => {
    if (due && carried) change((old) => takeOver(old, carried));
  }, [due, carried, change]);
}
