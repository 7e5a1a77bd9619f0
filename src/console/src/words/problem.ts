import type { TFunction } from 'i18next';
import { Refused } from '../api/http';
import type { RefusalBody } from '../api/types';
import { inLanguage } from './both';

/** What went wrong, for a form: the words, the field they belong to, and the stable code. */
export interface Problem { text: string; field?: string; code: string; findings: { rule: string; severity: string; text: string }[] }

/** Without its full stop: the words stand inside a sentence, or alone beside a field. */
function said(text: { zh: string; en: string }, language: string): string {
  return inLanguage(text, language).replace(/[。.]$/, '');
}

export function refusalProblem(refusal: RefusalBody, language: string): Problem {
  const findings = refusal.findings.map((one) => ({ rule: one.rule, severity: one.severity, text: said(one.message, language) }));
  return { text: said(refusal.title, language), code: refusal.code, findings, ...(refusal.field ? { field: refusal.field } : {}) };
}

export function problemOf(error: unknown, t: TFunction, language: string): Problem {
  if (error instanceof Refused) return refusalProblem(error.refusal, language);
  return { text: t('problem.unreachable'), code: 'network', findings: [] };
}
