import type { PhoneText } from '../../api/types';

/** The newest text that was heard names the reply it wants: 复1 4821, 回“1 23”, Reply 1 4821. */
export function quickReply(texts: PhoneText[]): string | undefined {
  const heard = texts.findLast((text) => text.direction === 'in');
  if (!heard) return undefined;
  const asked = /(?:回复|复|回|reply|Reply)\s*[“"'「]?1\s*[+＋]?\s*(\d{2,6})?/u.exec(heard.text);
  if (!asked) return undefined;
  return asked[1] ? `1 ${asked[1]}` : '1';
}
