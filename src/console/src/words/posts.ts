import type { TFunction } from 'i18next';
import type { OnDutyView } from '../api/types';

const TO_RING = ['duty-officer', 'deputy-officer', 'duty-leader'];

/** Whoever answers a room's phone now. */
export const whomToRing = (people: readonly OnDutyView[] = []): OnDutyView | undefined =>
  TO_RING.map((post) => people.find((one) => one.post === post)).find((one) => one !== undefined);

/** The post alone, where the unit is named beside it. */
export function barePost(post: string, t: TFunction): string {
  const name = post.slice(post.indexOf('.') + 1);
  return t(`post.${name}`, { defaultValue: name });
}

/** `county.leader-in-charge` is a post of a level of unit; a bare post, or one of the owing unit, is of the unit that is spoken of. */
export function postWord(post: string, t: TFunction): string {
  const dot = post.indexOf('.');
  if (dot < 0 || post.startsWith('owing.')) return barePost(post, t);
  const level = t(`postOf.${post.slice(0, dot)}`, { defaultValue: post.slice(0, dot) });
  return `${level}${t(`post.${post.slice(dot + 1)}`, { defaultValue: post.slice(dot + 1) })}`;
}
