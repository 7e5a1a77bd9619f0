import { FIGURE_NAMES, type Figures, type IncidentSummary, type ReportView } from '../api/types';
import type { DutyCache } from './cache';
import type { FigureChange } from './log';

function sameFigures(a: Figures | null | undefined, b: Figures | null | undefined): boolean {
  return FIGURE_NAMES.every((name) => (a?.[name] ?? null) === (b?.[name] ?? null));
}

export function changesBetween(before: Figures | null | undefined, after: Figures | null | undefined): FigureChange[] {
  return FIGURE_NAMES.map((name) => ({ name, before: before?.[name] ?? null, after: after?.[name] ?? null }))
    .filter((change) => change.before !== change.after && change.after !== null);
}

/**
 * Incident events carry no figures (each report has its own readers), so a filed report moves them here. A report that the snapshot
 * already counted must not move them again: then 46→65 would become 65→65.
 */
export function withReportFigures(cache: DutyCache, report: ReportView): { incident: IncidentSummary; changes: FigureChange[] } | undefined {
  const incident = cache.incidents[report.incidentId];
  const figures = report.content.figures;
  if (!incident || !figures) return undefined;
  const standing = cache.figuresAt[incident.id];
  if (standing && Date.parse(report.receivedAt) <= Date.parse(standing)) return undefined;
  const counted = !standing && incident.figures && report.no <= incident.lastReportNo;
  if (counted && (report.no < incident.lastReportNo || sameFigures(incident.figures, figures))) return undefined;
  const moved: IncidentSummary = {
    ...incident, figures, previousFigures: incident.figures ?? null, figuresAsOf: report.content.asOf ?? report.receivedAt,
    lastReportNo: Math.max(incident.lastReportNo, report.no),
  };
  return { incident: moved, changes: changesBetween(incident.figures, figures) };
}
