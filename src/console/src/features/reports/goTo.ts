import type { FieldName } from './reportForm';

/** To the field, wherever it is folded away. */
export function goTo(field: FieldName | 'override'): void {
  const element = document.querySelector<HTMLElement>(`#report-${field}`);
  const fold = element?.closest('details');
  if (fold) fold.open = true;
  element?.focus();
}
