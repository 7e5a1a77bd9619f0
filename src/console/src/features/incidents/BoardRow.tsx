import { memo, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentSummary } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { useTicked } from '../../live/ticker';
import { Icon } from '../../ui/Icon';
import { Countdown } from '../../words/Countdown';
import { FigureChange } from '../../words/FigureChange';
import { shownFigures } from '../../words/figures';
import { kindIcon } from '../../words/kinds';
import { Level } from '../../words/Level';
import { obligationName, standing } from '../../words/obligation';
import { instant } from '../../words/time';
import type { PeopleCount } from '../../words/told';
import type { BoardItem } from './boardOrder';
import { useBoard } from './BoardContext';
import { stageMarks } from './stages';

const FRESH = 6000;

/** True for six seconds after the value became another one. */
function useFresh(value: string): boolean {
  const [seen, setSeen] = useState({ value, until: 0 });
  if (seen.value !== value) setSeen({ value, until: dutyNow() + FRESH });
  return useTicked(useCallback((now: number) => now < seen.until, [seen]));
}

function FiguresCell({ incident, tall }: { incident: IncidentSummary; tall: boolean }) {
  const { t } = useTranslation();
  const { figures, previousFigures, figuresAsOf } = incident;
  const fresh = useFresh(JSON.stringify(figures ?? null));
  if (!figures) return <div className="fg n"><span>{t('board.figures')}</span><b className="t3">{t('figure.unknown')}</b></div>;
  return (
    <div className={`fg n ${tall ? 'b' : ''} ${fresh ? 'fresh' : ''}`}>
      {shownFigures(figures, tall ? 3 : 2).map((name) => (
        <div key={name} className="pair"><span>{t(`figure.${name}`)}</span><FigureChange name={name} before={previousFigures?.[name]} after={figures[name]} /></div>
      ))}
      {tall && figuresAsOf && <small className="t2">{t('board.asOf', { time: instant(figuresAsOf, dutyNow(), t) })}</small>}
    </div>
  );
}

/** How the next thing due stands: the county's name and the countdown take its colour. */
function useNextTone(item: BoardItem): string {
  const { next } = item;
  const choose = useCallback((now: number) => (next ? standing(next, now) : 'open'), [next]);
  const state = useTicked(choose);
  return state === 'late' || state === 'missing' ? 'late' : state === 'soon' ? 'soon' : '';
}

function NextDue({ item, tone }: { item: BoardItem; tone: string }) {
  const { t } = useTranslation();
  const { next, tall } = item;
  if (!next) return <div className="nx t3">{t('board.nothingDue')}</div>;
  return (
    <div className={`nx ${tone}`}>
      <Countdown due={next.dueAt} /><small>{obligationName(next.kind, next.no, t)}</small>
      {tall && <small className="n">{instant(next.dueAt, dutyNow(), t)}</small>}
    </div>
  );
}

function Stages({ item }: { item: BoardItem }) {
  const { t } = useTranslation();
  const choose = useCallback((now: number) => item.obligations.map((one) => standing(one, now)).join(), [item]);
  useTicked(choose);
  return <div className="st">{stageMarks(item.obligations, dutyNow(), t).map((mark) => <b key={mark.kind} className={mark.tone} title={mark.title}>{mark.text}</b>)}</div>;
}

/** How it is handled and what came in last: 按二级处置·续报三. */
function handled(incident: IncidentSummary, t: ReturnType<typeof useTranslation>['t']): string {
  const last = incident.lastReportNo > 1 ? obligationName('update', incident.lastReportNo, t) : t(`incident.state.${incident.state}`);
  return `${t('board.handledAs', { level: t(`level.ordinal.${incident.level}`, { defaultValue: '' }) })}·${last}`;
}

function Event({ item, tone }: { item: BoardItem; tone: string }) {
  const { t } = useTranslation();
  const { kindWord, unitWord } = useBoard();
  const { incident, tall } = item;
  const when = incident.occurredAt && incident.occurredPrecision !== 'unknown' ? instant(incident.occurredAt, dutyNow(), t) : t('board.knownAt', { time: instant(incident.knownAt, dutyNow(), t) });
  const county = unitWord(incident.place.countyCode ?? incident.unitCode, true);
  const rest = `${when}·${kindWord(incident.kind)}`;
  return (
    <div className="ev">
      <div className={tall ? 'ti two' : 'ti el'} title={incident.title}>{incident.title}</div>
      <div className="mt el" title={`${county}·${rest}`}>
        {incident.proposal && <span className="tag soon" title={incident.proposal.reason}>{t(`proposal.waits.${incident.proposal.act}`)}</span>}
        {tone === 'late' ? <b className="late">{county}</b> : county}·<span className="n">{rest}</span>
        {incident.sensitive.length > 0 && <span className="tag info" title={incident.sensitive.join(' ')}>{t('board.sensitive')}</span>}</div>
      {tall && <div className="mt el">{handled(incident, t)}</div>}
      {tall && <div className="mt n t3">{incident.number}</div>}
    </div>
  );
}

function Told({ told }: { told: PeopleCount }) {
  const { t } = useTranslation();
  const tone = told.told === 0 ? 't3' : told.answered === told.told ? 'ok' : told.answered === 0 ? 'late' : 'soon';
  return <div className={`told n ${tone}`}>{told.told > 0 ? `${told.answered}/${told.told}` : '–'}<small>{t('board.answered')}</small></div>;
}

export const BoardRow = memo(function BoardRow({ item }: { item: BoardItem }) {
  const { selected, onSelect, onOpen, kindWord } = useBoard();
  const { incident, tall } = item;
  const tone = useNextTone(item);
  return (
    <div className={`br ${tall ? `big g${incident.level}` : ''} ${selected === incident.id ? 'sel' : ''}`}>
      <button type="button" className="hit" data-row={incident.id} aria-pressed={selected === incident.id}
        onClick={() => onSelect(incident.id)} onDoubleClick={() => onOpen(incident.id)}><span className="sr">{`${incident.title} ${incident.number}`}</span></button>
      <div className="row"><Level level={incident.level} lead={incident.state === 'lead'} /><span title={kindWord(incident.kind)}><Icon name={kindIcon(incident.kind)} className="s24" /></span></div>
      <Event item={item} tone={tone} />
      <FiguresCell incident={incident} tall={tall} />
      <Stages item={item} />
      <NextDue item={item} tone={tone} />
      <Told told={item.told} />
    </div>
  );
});
