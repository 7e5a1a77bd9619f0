// One symbol each, drawn on a 24 grid with 1.6 strokes; obligation marks have a shape for each state.
import type { ReactNode } from 'react';
import { kindShapes, type KindShape } from './kindShapes';

const symbols = {
  person: <><circle cx="12" cy="7.5" r="3.5" /><path d="M5 21c0-4.5 3-7 7-7s7 2.5 7 7" /></>,
  phone: <><path d="M6 3h3.5l1.5 5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 5 1.5V18c0 1.7-1.3 3-3 3C10 21 3 14 3 6c0-1.7 1.3-3 3-3z" /></>,
  sms: <><path d="M4 4h16v12H10l-4 4v-4H4z" /><path d="M8 8.5h8M8 12h5" /></>,
  bell: <><path d="M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4" /></>,
  sound: <><path d="M4 9v6h4l5 4V5L8 9z" /><path d="M16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11" /></>,
  muted: <><path d="M4 9v6h4l5 4V5L8 9z" /><path d="M16 9.5l5 5M21 9.5l-5 5" /></>,
  desk: <><rect x="3" y="4" width="18" height="12" rx="1.5" /><path d="M8 21h8M12 16v5" /></>,
  pin: <><path d="M12 22s7-7 7-12.5A7 7 0 0 0 5 9.5C5 15 12 22 12 22z" /><circle cx="12" cy="9.5" r="2.5" /></>,
  print: <><path d="M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z" /></>,
  moon: <><path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z" /></>,
  search: <><circle cx="11" cy="11" r="6.5" /><path d="M16 16l5 5" /></>,
  check: <><path d="M4.5 12.5l5 5L19.5 7" /></>,
  checks: <><path d="M2 12.5l4.5 5L15 7M11 16l1.5 1.5L22 7" /></>,
  x: <><path d="M6 6l12 12M18 6L6 18" /></>,
  arrow: <><path d="M5 12h14M13 6l6 6-6 6" /></>,
  doc: <><path d="M6 2.5h8l4.5 4.5v14.5H6z" /><path d="M14 2.5V7h4.5M9 12h6M9 16h6" /></>,
  clip: <><path d="M19 11l-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4L13 4.2a3 3 0 0 1 4.3 4.3l-7.8 7.8a1.5 1.5 0 0 1-2.2-2.2l7-7" /></>,
  photo: <><rect x="3" y="4.5" width="18" height="15" rx="1.5" /><circle cx="8.5" cy="9.5" r="1.8" /><path d="M4 18l5.5-5 3.5 3 3-2.5 4.5 4" /></>,
  film: <><rect x="3" y="4.5" width="18" height="15" rx="1.5" /><path d="M10 9v6l5-3z" /></>,
  save: <><path d="M12 3.5v11M7.5 10.5L12 15l4.5-4.5M4 20h16" /></>,
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
  other: <><path d="M12 3l9.5 17h-19z" /><path d="M12 9.5v5M12 17v.4" /></>,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof symbols | KindShape;

/** Stands once in the page; every icon refers to it. */
export function IconSprite() {
  return (
    <svg width="0" height="0" className="sprite" aria-hidden="true">
      {Object.entries(symbols).map(([name, shape]) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 24 24">{shape}</symbol>
      ))}
      {Object.entries(kindShapes).map(([slug, shape]) => <symbol key={slug} id={`i-${slug}`} viewBox="0 0 24 24"><path d={shape} /></symbol>)}
    </svg>
  );
}

/** Always beside its word, so it is never read out. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return <svg className={`i ${className}`} aria-hidden="true"><use href={`#i-${name}`} /></svg>;
}
