import type { ObligationView } from '../../api/types';
import type { Waiting } from '../../features/reports/outbox';
import type { FirstReport, ReportDraft } from '../../features/reports/reportForm';

const FILLED = ['kind', 'occurredAt', 'place', 'course', 'measures', 'needs', 'signer', 'author', 'contactPhone', 'levelBasis'] as const;

/** How much of a draft is filled in. */
export function keptOf(draft: ReportDraft | undefined): number {
  return draft ? FILLED.filter((name) => draft[name].trim() !== '').length + Object.values(draft.figures).filter(Boolean).length : 0;
}

/** Where a report that came back is mended: on what it was owed for if that is still owed, behind the first report it follows, else as one of its own. */
export function placeOf({ draft, draftKey, request, name }: Waiting, owed: ObligationView[]): [string, FirstReport | undefined] {
  if (draft.after) return ['follow-up', { request: { ...request, reportId: draft.after }, name }];
  const id = draftKey.split(':').at(-1) ?? '';
  return [owed.some((one) => one.id === id) ? id : 'new', undefined];
}
