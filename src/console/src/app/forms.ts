import type { ReportTarget } from '../features/reports/ReportDialog';

export type OpenForm = { kind: 'lead' } | { kind: 'report'; target: ReportTarget } | { kind: 'keys' };
