import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KindView, OnDutyView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { Icon } from '../../ui/Icon';
import { initials } from '../../words/initials';
import { kindIcon } from '../../words/kinds';
import { barePost } from '../../words/posts';
import { ago, instant } from '../../words/time';
import { CORE, type Core, type PhoneDraft, type Understood } from './record';

export interface RecordParts {
  draft: PhoneDraft; said: Understood; change: (edit: Partial<PhoneDraft>) => void; kinds: KindView[]; onDuty: OnDutyView[]; unitWord: (code: string, short?: boolean) => string;
  onLast: () => void; stopped: boolean;
}

interface Choice { key: string; label: string; note: string; take: () => void }

const text: Record<Core, keyof PhoneDraft & ('time' | 'place' | 'kindTyped' | 'sentence' | 'caller')> = { time: 'time', place: 'place', kind: 'kindTyped', sentence: 'sentence', caller: 'caller' };

function useChoices(name: Core, { draft, change, kinds, onDuty }: RecordParts): Choice[] {
  const { t, i18n } = useTranslation();
  const typed = draft[text[name]].trim().toLowerCase();
  if (name === 'kind') {
    if (draft.kind || !typed) return [];
    const rank = (kind: KindView) => (kind.zh.startsWith(typed) || initials(kind.zh).some((one) => one.startsWith(typed)) ? 0 : 1);
    return kinds.filter((kind) => rank(kind) === 0 || kind.zh.includes(typed) || kind.en.toLowerCase().includes(typed)).toSorted((a, b) => rank(a) - rank(b)).slice(0, 5).map((kind) => {
      const label = i18n.language === 'en' ? kind.en : kind.zh;
      return { key: kind.slug, label, note: kind.slug, take: () => change({ kind: kind.slug, kindTyped: label }) };
    });
  }
  if (name === 'caller' && !draft.personId) {
    return onDuty.filter((one) => !typed || one.personName.toLowerCase().startsWith(typed) || initials(one.personName).some((other) => other.startsWith(typed))).slice(0, 4)
      .map((one) => ({ key: one.personId, label: one.personName, note: t('record.onDuty', { post: barePost(one.post, t) }), take: () => change({ personId: one.personId, caller: one.personName }) }));
  }
  return [];
}

/** What was understood, in green, so that a wrong one is seen at once. */
function Hint({ name, parts }: { name: Core; parts: RecordParts }) {
  const { t } = useTranslation();
  const { said, draft, unitWord } = parts;
  const now = dutyNow();
  if (name === 'time' && said.time?.kind === 'at') return <><b className="ok n">{instant(new Date(said.time.at).toISOString(), now, t)}</b><span className="n">{ago(said.time.at, now, t)}</span></>;
  if (name === 'time' && said.time) return <b className="ok">{t('record.later')}</b>;
  if (name === 'place' && said.place?.county) {
    return <><b className="ok">{[unitWord(said.place.county.code), said.place.township && unitWord(said.place.township.code)].filter(Boolean).join(' ')}</b><span>{said.place.rest}</span>
      {said.places.length > 1 && <span className="t3">{t('record.also', { names: said.places.slice(1, 4).map((one) => one.township?.name ?? one.county?.name).join(t('list')) })}</span>}</>;
  }
  if (name === 'sentence') {
    const found = Object.entries(said.figures).filter(([key, value]) => value && draft.figures[key as keyof typeof draft.figures] === undefined);
    if (found.length > 0) return <span>{t('record.found', { figures: found.map(([key, value]) => `${t(`figure.${key}`)} ${value}`).join(t('list')) })}</span>;
  }
  if (name === 'caller' && said.caller.phone) return <><b className="ok">{said.caller.name}</b><span className="n">{said.caller.phone}</span></>;
  return <span className="t3">{t(`record.hint.${name}`)}</span>;
}

function useField(name: Core, parts: RecordParts) {
  const [active, setActive] = useState(0);
  const choices = useChoices(name, parts);
  const next = () => {
    const following = CORE[CORE.indexOf(name) + 1];
    if (following) document.querySelector<HTMLElement>(`#record-${following}`)?.focus();
    else parts.onLast();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choices[Math.min(active, choices.length - 1)]?.take();
      setActive(0);
      next();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && choices.length > 0) {
      event.preventDefault();
      setActive((old) => Math.max(0, Math.min(choices.length - 1, old + (event.key === 'ArrowDown' ? 1 : -1))));
    }
  };
  const onChange = (value: string) => {
    setActive(0);
    parts.change({ [text[name]]: value, ...(name === 'kind' ? { kind: '' } : {}), ...(name === 'caller' ? { personId: '' } : {}) });
  };
  return { active, choices, onKeyDown, onChange };
}

function CoreField({ name, no, parts }: { name: Core; no: number; parts: RecordParts }) {
  const { t } = useTranslation();
  const { active, choices, onKeyDown, onChange } = useField(name, parts);
  const [focused, setFocused] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const done = !parts.said.missing.includes(name);
  const open = focused && choices.length > 0;
  const props = {
    id: `record-${name}`, className: 'in', autoComplete: 'off', value: parts.draft[text[name]], onKeyDown, onFocus: () => setFocused(true), onBlur: () => setFocused(false), 'aria-describedby': `record-${name}-hint`,
    'aria-invalid': parts.stopped && !done, onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <div className={`core ${done ? 'done' : ''}`} ref={box}>
      <span className="no n" aria-hidden="true">{done ? <Icon name="check" className="s14" /> : no}</span><label htmlFor={`record-${name}`}>{t(`record.core.${name}`)}</label>
      <div className="cin">{name === 'kind' && parts.draft.kind && <Icon name={kindIcon(parts.draft.kind)} className="s20" />}
        {name === 'sentence' ? <textarea {...props} rows={2} />
          : choices.length > 0 || name === 'kind' || name === 'caller' ? <input {...props} role="combobox" aria-expanded={open} aria-autocomplete="list" aria-controls={`record-${name}-list`} aria-activedescendant={open ? `record-${name}-${active}` : undefined} />
            : <input {...props} />}
        {(name === 'kind' || name === 'caller') && <ul id={`record-${name}-list`} role="listbox" className="sug" aria-label={t(`record.core.${name}`)} hidden={!open}>{choices.map((one, at) => (
          <li key={one.key} id={`record-${name}-${at}`} role="option" aria-selected={at === active} onPointerDown={(event) => { event.preventDefault(); one.take(); }}><b>{one.label}</b><span className="t2 el">{one.note}</span>{at === active && <kbd aria-hidden="true">↵</kbd>}</li>
        ))}</ul>}
      </div>
      <p className="h" id={`record-${name}-hint`}><Hint name={name} parts={parts} /></p>
    </div>
  );
}

export function CoreFields(parts: RecordParts) {
  return <>{CORE.map((name, at) => <CoreField key={name} name={name} no={at + 1} parts={parts} />)}</>;
}
