import type { ReactNode } from 'react';

/** A label, its control, and under it what must be mended, tied together for screen readers. */
export function Field({ id, label, note, error, wide, children }: {
  id: string; label: string; note?: string | undefined; error?: string | undefined; wide?: boolean; children: ReactNode;
}) {
  return (
    <div className={`f ${wide ? 'wide' : ''}`}>
      <label htmlFor={id}>{label}{note && <span className="t3">{note}</span>}</label>
      {children}
      {error && <p className="late err" id={`${id}-error`} role="alert">{error}</p>}
    </div>
  );
}
