import type { IncidentSummary } from '../api/types';
import type { ReportTarget } from '../features/reports/reportForm';
import type { UpwardTarget } from '../features/upward/UpwardDialog';

/** `phone`: the room takes down a call, perhaps about an incident that stands already. `report`: a county files, at its own desk. */
export type OpenForm = { kind: 'phone'; about?: IncidentSummary } | { kind: 'report'; target: ReportTarget } | { kind: 'upward'; target: UpwardTarget } | { kind: 'import' } | { kind: 'check-in'; unitCode: string } | { kind: 'compare'; incidentId: string } | { kind: 'keys' } | { kind: 'sound' };
