import type { TFunction } from 'i18next';
import type { UpwardView } from '../api/types';

/** What went to the province: 报省电话, 报省书面, or which composed report it was. */
export function upwardName({ stage, no, content }: Pick<UpwardView, 'stage' | 'no' | 'content'>, t: TFunction): string {
  if (typeof no !== 'number') return t(`obligation.kind.upward-${stage}`);
  return t(`upward.name.${no === 1 ? 'first' : content?.stage === 'final' ? 'final' : 'update'}`, { no: t(`number.${no - 1}`, { defaultValue: String(no - 1) }) });
}
