import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { Level } from '../../words/Level';
import { obligationName } from '../../words/obligation';
import { instant } from '../../words/time';
import { useUnitWord } from '../../words/units';
import { pieces } from './filters';

/** Words of a report are text and nothing else; what was looked for is marked in them. */
function Marked({ text, q }: { text: string; q: string }) {
  // The pieces never change places.
  // oxlint-disable-next-line react/no-array-index-key
  return pieces(text, q).map((part, at) => (part.hit ? <mark key={at}>{part.text}</mark> : part.text));
}

function Hit({ hit, q, onOpen }: { hit: SearchHit; q: string; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const unitWord = useUnitWord();
  const { incident, reportStage, reportNo, excerpt } = hit;
  return (
    <li>
      <button type="button" className="hitrow" onClick={() => onOpen(incident.id)}>
        <Level level={incident.level} lead={incident.state === 'lead'} />
        <span className="hitwords">
          <b className="el" title={incident.title}><Marked text={incident.title} q={q} /></b>
          <span className="t3 s12"><span className="n">{incident.number}</span>·{unitWord(incident.place.countyCode ?? incident.unitCode, true)}·{t(`incident.state.${incident.state}`)}</span>
          {excerpt && <span className="t2 said">{reportStage && <span className="tag">{obligationName(reportStage, reportNo ?? 0, t)}</span>} <Marked text={excerpt} q={q} /></span>}
        </span>
        <time className="t3 s12 n">{instant(incident.openedAt, dutyNow(), t)}</time>
      </button>
    </li>
  );
}

/** Up and down go from line to line; Enter opens. */
function step(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.hitrow')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
  event.preventDefault();
}

export function Hits({ hits, q, onOpen }: { hits: SearchHit[]; q: string; onOpen: (id: string) => void }) {
  // The keys of the lines bubble up to the list; it is not itself a control.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
  return <ul className="hits" onKeyDown={step}>{hits.map((one) => <Hit key={one.incident.id} hit={one} q={q} onOpen={onOpen} />)}</ul>;
}
