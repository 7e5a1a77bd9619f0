import fastDiff from 'fast-diff';

export interface Piece { kind: 'same' | 'new' | 'gone'; text: string }
interface Part { same: string; gone: string; fresh: string }

/** Below this share of kept characters two texts are two texts: marking every letter would say less than nothing. */
const RELATED = 0.3;
/** A kept character between two changes makes confetti; it is read as changed with them. Punctuation holds sentences apart. */
const CONFETTI = /^[^，。；：、\s]$/u;

/**
 * What changed from one report to the next, by character, for Chinese has no spaces between words. Neighbouring changes are told as
 * one, first what is gone, then what is new; a number changes as a whole. Undefined when the text was written anew.
 */
export function textDiff(before: string, after: string): Piece[] | undefined {
  const parts = joined(fastDiff(before, after));
  const kept = parts.reduce((sum, part) => sum + part.same.length, 0);
  if (before && after && kept < RELATED * Math.min(before.length, after.length)) return undefined;
  wholeNumbers(parts);
  return parts.flatMap(({ same, gone, fresh }): Piece[] => [{ kind: 'same', text: same }, { kind: 'gone', text: gone }, { kind: 'new', text: fresh }])
    .filter((piece) => piece.text !== '');
}

/** Each part is what stays, then what changes after it. */
function joined(raw: fastDiff.Diff[]): Part[] {
  const parts: Part[] = [{ same: '', gone: '', fresh: '' }];
  for (const [at, [kind, text]] of raw.entries()) {
    const part = parts.at(-1);
    if (!part) continue;
    const changing = part.gone !== '' || part.fresh !== '';
    if (kind === fastDiff.DELETE) part.gone += text;
    else if (kind === fastDiff.INSERT) part.fresh += text;
    else if (changing && at < raw.length - 1 && CONFETTI.test(text)) [part.gone, part.fresh] = [part.gone + text, part.fresh + text];
    else parts.push({ same: text, gone: '', fresh: '' });
  }
  return parts;
}

/** 12→126, not a 6 behind a 12. */
function wholeNumbers(parts: Part[]): void {
  for (const [at, part] of parts.entries()) {
    if (part.gone === '' && part.fresh === '') continue;
    const tail = /\d+$/.exec(part.same)?.[0];
    if (tail && /^\d/.test(part.gone || part.fresh)) {
      part.same = part.same.slice(0, -tail.length);
      [part.gone, part.fresh] = [tail + part.gone, tail + part.fresh];
    }
    const next = parts[at + 1];
    const head = next && /^\d+/.exec(next.same)?.[0];
    if (next && head && (/\d$/.test(part.gone) || /\d$/.test(part.fresh))) {
      next.same = next.same.slice(head.length);
      [part.gone, part.fresh] = [part.gone + head, part.fresh + head];
    }
  }
}
