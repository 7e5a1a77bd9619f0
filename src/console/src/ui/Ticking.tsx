import { useTickedText } from '../live/ticker';

/** A number that changes each second, written past React. Hidden from screen readers: a static sentence stands beside it. */
export function Ticking({ words, className }: { words: (now: number) => string; className?: string }) {
  const element = useTickedText<HTMLSpanElement>(words);
  return <span ref={element} className={className} aria-hidden="true" />;
}
