import type { IncidentActView, ReportView } from '../../api/types';
import { rowOf, type Said } from './findings';

export interface SentBack { reason: string; by: string; marks: IncidentActView['marks'] }

/** The last time that one of the unit's own reports was sent back, unless it has filed since. */
export function sentBackOf(acts: IncidentActView[], reports: ReportView[], unitCode: string): SentBack | undefined {
  const own = reports.filter((one) => one.unitCode === unitCode);
  const [last] = acts.filter((one) => one.act === 'returned' && own.some((report) => report.id === one.reportId)).toSorted((a, b) => Date.parse(b.actedAt) - Date.parse(a.actedAt));
  const mended = last && own.some((one) => Date.parse(one.receivedAt) > Date.parse(last.actedAt));
  return last && !mended ? { reason: last.reason, by: last.actedBy, marks: last.marks } : undefined;
}

/** What was marked stands beside its row until the mending report is filed. */
export function marksOf(back: SentBack | undefined): Said[] {
  return (back?.marks ?? []).map((one, at) => ({ key: `mark-${at}`, field: rowOf(one.field), severity: 'informs', code: 'sentBack', words: { note: one.note } }));
}
