import { useEffect, useId, useRef, type ReactNode } from 'react';

/** A form laid over board and side pane; the rail stays free. Esc closes and keeps the draft. */
export function Sheet({ title, note, closeLabel, onClose, children }: {
  title: string; note?: string; closeLabel: string; onClose: () => void; children: ReactNode;
}) {
  const name = useId();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector<HTMLElement>('input,select,textarea')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    // The keys of the form bubble up to it; it is not itself a control.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={box} className="sheet pane" role="dialog" aria-labelledby={name} onKeyDown={onKeyDown}>
      <header className="ph">
        <h2 id={name}>{title}</h2>
        {note && <span className="t3">{note}</span>}
        <span className="grow" />
        <button type="button" className="btn sm" onClick={onClose} aria-keyshortcuts="Escape">{closeLabel} <kbd aria-hidden="true">Esc</kbd></button>
      </header>
      {children}
    </section>
  );
}
