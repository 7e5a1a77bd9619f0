import type { ReportStage } from '../../api/types';
import type { FieldName, ReportDraft } from './reportForm';

/** `required` stands open; `wanted` lies folded away until somebody or a check asks for it; `none` is shown when there is something in it. */
export type Need = 'required' | 'wanted' | 'none';

/** The rows after the five core elements, in the order in which a report is told, with the fields that belong to each. */
export const FIELDS = {
  source: ['sourceKind', 'sourceWho'], informed: ['informedAt'], quake: ['magnitude', 'depthKm'], fire: ['openFire'], figures: ['figures', 'figureStatus'], losses: ['losses'], areas: ['areas'],
  asOf: ['asOf'], spot: ['latitude', 'longitude', 'road'], cause: ['cause'], measures: ['measures'], leaders: ['leaders'], trend: ['trend'], nextSteps: ['nextSteps'], needs: ['needs'],
  response: ['responseLevel', 'responseStartedAt', 'responseEndedAt'], aftercare: ['aftercare'], lessons: ['lessons'], copies: ['copies'],
} as const satisfies Record<string, readonly FieldName[]>;
export type ElementName = keyof typeof FIELDS;
export const ELEMENTS = Object.keys(FIELDS) as ElementName[];

const STAGE_AT: Record<ReportStage, number> = { phone: 0, first: 1, update: 2, final: 3, correction: 2 };
const SIGNS: Record<string, Need> = { '●': 'required', '○': 'wanted', '–': 'none' };
/** Phone, first, update, final: the table of required elements, and stricter where a check would return the report. */
const NEEDS: Record<ElementName, string> = {
  source: '○●●●', informed: '○○○○', quake: '●●●●', fire: '●●●●', figures: '●●●●', losses: '○○○●', areas: '–○○○', asOf: '○●●●', spot: '○○○○', cause: '–○○●', measures: '○●●●',
  leaders: '–○○●', trend: '–○●–', nextSteps: '–○●–', needs: '○○○–', response: '–○○●', aftercare: '––○●', lessons: '–––●', copies: '–○○○',
};

export const isQuake = (kind: string) => kind === 'nat.eq';
export const isWildfire = (kind: string) => kind.startsWith('nat.wildfire');
export const isFire = (kind: string) => isWildfire(kind) || kind === 'acc.fire';
const GRAVE = new Set(['I', 'II', 'III']);

export function needOf(name: ElementName, draft: Pick<ReportDraft, 'stage' | 'kind' | 'levelConfirmed' | 'levelProspective'>): Need {
  if ((name === 'quake' && !isQuake(draft.kind)) || (name === 'fire' && !isFire(draft.kind))) return 'none';
  if (name === 'leaders' && draft.stage !== 'phone' && (GRAVE.has(draft.levelConfirmed) || GRAVE.has(draft.levelProspective))) return 'required';
  return SIGNS[NEEDS[name][STAGE_AT[draft.stage]] ?? ''] ?? 'wanted';
}
