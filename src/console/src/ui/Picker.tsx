import { useId, useState } from 'react';

export interface Choice { value: string; label: string; words: string }

/** A single choice found by typing: every part of what is typed must stand in the choice's words. */
export function Picker({ id, choices, value, onChange, placeholder, invalid, none }: {
  id: string; choices: Choice[]; value: string; onChange: (value: string) => void; placeholder: string; invalid: boolean; none: string;
}) {
  const list = useId();
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const chosen = choices.find((choice) => choice.value === value);
  const open = typed !== undefined;
  const parts = (typed ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = choices.filter((choice) => parts.every((part) => choice.words.includes(part))).slice(0, 12);
  const take = (choice: Choice | undefined) => {
    if (choice) onChange(choice.value);
    setTyped(undefined);
    setActive(0);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setTyped((old) => old ?? '');
      setActive((old) => Math.max(0, Math.min(found.length - 1, old + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && open && !event.ctrlKey) {
      event.preventDefault();
      take(found[active]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setTyped(undefined);
    }
  };
  return (
    <div className="picker">
      <input id={id} className="in" role="combobox" aria-expanded={open} aria-controls={list} aria-autocomplete="list" autoComplete="off"
        aria-activedescendant={open && found[active] ? `${list}-${active}` : undefined} aria-invalid={invalid} placeholder={placeholder}
        value={typed ?? chosen?.label ?? ''} onChange={(event) => { setTyped(event.target.value); setActive(0); }}
        onFocus={(event) => event.target.select()} onClick={() => setTyped((old) => old ?? '')} onBlur={() => setTyped(undefined)} onKeyDown={onKeyDown} />
      <ul id={list} role="listbox" aria-label={placeholder} className="choices" hidden={!open}>
        {found.map((choice, at) => (
          <li key={choice.value} id={`${list}-${at}`} role="option" aria-selected={at === active}
            onPointerDown={(event) => { event.preventDefault(); take(choice); }}>{choice.label}<span className="t3 n">{choice.value}</span></li>
        ))}
        {found.length === 0 && <li role="option" aria-selected="false" aria-disabled="true" className="t3">{none}</li>}
      </ul>
    </div>
  );
}
