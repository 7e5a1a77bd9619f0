// One symbol each, drawn on a 24 grid with 1.6 strokes; obligation marks have a shape for each state.
import type { ReactNode } from 'react';

const symbols = {
  eq: <><path d="M2 13h4l2-7 3 14 3-11 2 6 1-2h5" /></>,
  landslide: <><path d="M3 20h18L9 5 3 12z" /><circle cx="16" cy="9" r="1.3" /><circle cx="19" cy="13" r="1.3" /><path d="M11 13l3 3" /></>,
  collapse: <><path d="M4 20V4l7 5v11" /><path d="M15 11l3 1 0 3-3 1-2-2zM18 18l3 .5V21h-4z" /></>,
  flood: <><path d="M2 12c2 0 2-1.6 4-1.6S8 12 10 12s2-1.6 4-1.6 2 1.6 4 1.6 2-1.6 4-1.6M2 18c2 0 2-1.6 4-1.6S8 18 10 18s2-1.6 4-1.6 2 1.6 4 1.6 2-1.6 4-1.6" /><path d="M12 2v5M9 4.6L12 7.4l3-2.8" /></>,
  fire: <><path d="M12 21c4 0 6.5-2.6 6.5-6 0-4-3-5.5-3.5-9-2 1-3 3-3 5-1-.7-1.5-2-1.4-3.6C8 9 5.5 11.5 5.5 15c0 3.4 2.5 6 6.5 6z" /></>,
  road: <><path d="M8 3L4 21M16 3l4 18M12 4v3M12 11v3M12 18v3" /></>,
  car: <><path d="M3 16v-3l2-5h10l4 5h2v3zM5 13h14" /><circle cx="7.5" cy="16.5" r="2" /><circle cx="16.5" cy="16.5" r="2" /></>,
  tower: <><path d="M12 9v12M8 21h8M12 9l-3 12M12 9l3 12" /><path d="M8 5.5a5 5 0 0 0 0 7M16 5.5a5 5 0 0 1 0 7M5.5 3a9 9 0 0 0 0 12M18.5 3a9 9 0 0 1 0 12" /></>,
  person: <><circle cx="12" cy="7.5" r="3.5" /><path d="M5 21c0-4.5 3-7 7-7s7 2.5 7 7" /></>,
  power: <><path d="M13 2L5 14h6l-1 8 8-12h-6z" /></>,
  phone: <><path d="M6 3h3.5l1.5 5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 5 1.5V18c0 1.7-1.3 3-3 3C10 21 3 14 3 6c0-1.7 1.3-3 3-3z" /></>,
  sms: <><path d="M4 4h16v12H10l-4 4v-4H4z" /><path d="M8 8.5h8M8 12h5" /></>,
  bell: <><path d="M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4" /></>,
  moon: <><path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z" /></>,
  search: <><circle cx="11" cy="11" r="6.5" /><path d="M16 16l5 5" /></>,
  check: <><path d="M4.5 12.5l5 5L19.5 7" /></>,
  checks: <><path d="M2 12.5l4.5 5L15 7M11 16l1.5 1.5L22 7" /></>,
  x: <><path d="M6 6l12 12M18 6L6 18" /></>,
  arrow: <><path d="M5 12h14M13 6l6 6-6 6" /></>,
  doc: <><path d="M6 2.5h8l4.5 4.5v14.5H6z" /><path d="M14 2.5V7h4.5M9 12h6M9 16h6" /></>,
  pen: <><path d="M4 20l1-5L16.5 3.5l4 4L9 19z" /></>,
  clock: <><circle cx="12" cy="12" r="9" /><path d="M12 7v5l3.5 2" /></>,
  cut: <><path d="M3 3l18 18M8.5 15.5a5 5 0 0 1 5-1.3M5 12a10 10 0 0 1 4-2.5M2 8.5A15 15 0 0 1 6 6M22 8.5A15 15 0 0 0 11 5M19 12a10 10 0 0 0-3.5-2.3" /><circle cx="12" cy="19" r="1.2" /></>,
  users: <><circle cx="9" cy="8" r="3.2" /><path d="M2.5 20c0-4 2.8-6.5 6.5-6.5s6.5 2.5 6.5 6.5M16 5.2a3.2 3.2 0 0 1 0 5.8M18 14c2.2.8 3.5 2.9 3.5 6" /></>,
  'o-late': <><path d="M12 1.5L22.5 12 12 22.5 1.5 12z" fill="currentColor" stroke="none" /><path d="M12 7v6M12 16.3v.4" stroke="var(--s1)" strokeWidth="2.4" /></>,
  'o-miss': <><path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z" fill="currentColor" stroke="none" /><path d="M8.5 8.5l7 7M15.5 8.5l-7 7" stroke="var(--s1)" strokeWidth="2.4" /></>,
  'o-soon': <><circle cx="12" cy="12" r="9" strokeWidth="2.2" /><path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" stroke="none" /></>,
  'o-open': <><circle cx="12" cy="12" r="9" strokeWidth="2" /></>,
  'o-wait': <><circle cx="12" cy="12" r="9" strokeWidth="2" strokeDasharray="3.2 3.87" /></>,
  'o-met': <><circle cx="12" cy="12" r="10" fill="currentColor" stroke="none" /><path d="M7.5 12.5l3 3 6-6.5" stroke="var(--s1)" strokeWidth="2.4" /></>,
  mark: <><path d="M12 2l8.5 3.5V12c0 5-3.5 8.5-8.5 10-5-1.5-8.5-5-8.5-10V5.5z" /><path d="M12 7v5.5l3.5 2" /></>,
  sun: <><circle cx="12" cy="12" r="4.5" /><path d="M12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3L19 19M19 5l-1.7 1.7M6.7 17.3L5 19" /></>,
  'o-met-late': <><path d="M12 2.5L21.5 12 12 21.5 2.5 12z" strokeWidth="2.2" /></>,
  'o-held': <><circle cx="12" cy="12" r="9" strokeWidth="2" /><path d="M7.5 12h9" strokeWidth="2" /></>,
  health: <><path d="M12 20S3.5 15 3.5 9A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8.5 2c0 6-8.5 11-8.5 11z" /><path d="M12 9v5M9.5 11.5h5" /></>,
  other: <><path d="M12 3l9.5 17h-19z" /><path d="M12 9.5v5M12 17v.4" /></>,
  cloud: <><path d="M6.5 15a4 4 0 0 1 .5-8 5.5 5.5 0 0 1 10.5 1.5A3.3 3.3 0 0 1 17 15zM8 18l-1 2.5M12.5 18l-1 2.5M17 18l-1 2.5" /></>,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof symbols;

/** Stands once in the page; every icon refers to it. */
export function IconSprite() {
  return (
    <svg width="0" height="0" className="sprite" aria-hidden="true">
      {Object.entries(symbols).map(([name, shape]) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 24 24">{shape}</symbol>
      ))}
    </svg>
  );
}

/** Always beside its word, so it is never read out. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return <svg className={`i ${className}`} aria-hidden="true"><use href={`#i-${name}`} /></svg>;
}
