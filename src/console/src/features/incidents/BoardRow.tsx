import { memo, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentSummary } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { useTicked } from '../../live/ticker';
import { Icon } from '../../ui/Icon';
import { Countdown } from '../../words/Countdown';
import { FigureChange } from '../../words/FigureChange';
import { shownFigures } from '../../words/figures';
import { kindIcon } from '../../words/kinds';
import { isGrave, Level } from '../../words/Level';
import { obligationName, standing } from '../../words/obligation';
import { instant } from '../../words/time';
import type { BoardItem } from './boardOrder';
import { useBoard } from './BoardContext';
import { stageMarks } from './stages';

function FiguresCell({ incident, big }: { incident: IncidentSummary; big: boolean }) {
  const { t } = useTranslation();
  const { figures, previousFigures, figuresAsOf } = incident;
  if (!figures) return <div className="fg n"><div className="pair"><span>{t('board.figures')}</span><b className="t3">{t('figure.unknown')}</b></div></div>;
  return (
    <div className={`fg n ${big ? 'b' : ''}`}>
      {shownFigures(figures, big ? 3 : 2).map((name) => (
        <div key={name} className="pair"><span>{t(`figure.${name}`)}</span><FigureChange name={name} before={previousFigures?.[name]} after={figures[name]} /></div>
      ))}
      {big && figuresAsOf && <small className="t3">{t('board.asOf', { time: instant(figuresAsOf, dutyNow(), t) })}</small>}
    </div>
  );
}

function NextDue({ item }: { item: BoardItem }) {
  const { t } = useTranslation();
  const { next } = item;
  const choose = useCallback((now: number) => (next ? standing(next, now) : 'open'), [next]);
  const state = useTicked(choose);
  if (!next) return <div className="nx t3">{t('board.nothingDue')}</div>;
  const tone = state === 'late' || state === 'missing' ? 'late' : state === 'soon' ? 'soon' : '';
  return (
    <div className={`nx ${tone}`}>
      <Countdown due={next.dueAt} /><small>{obligationName(next.kind, next.no, t)}</small>
      <small className="n">{instant(next.dueAt, dutyNow(), t)}</small>
    </div>
  );
}

function Stages({ item }: { item: BoardItem }) {
  const { t } = useTranslation();
  const choose = useCallback((now: number) => item.obligations.map((one) => standing(one, now)).join(), [item]);
  useTicked(choose);
  return <div className="st">{stageMarks(item.obligations, dutyNow(), t).map((mark) => <b key={mark.kind} className={mark.tone} title={mark.title}>{mark.text}</b>)}</div>;
}

function Event({ incident, big }: { incident: IncidentSummary; big: boolean }) {
  const { t } = useTranslation();
  const { kindWord, unitWord } = useBoard();
  const when = incident.occurredAt ? instant(incident.occurredAt, dutyNow(), t) : t('board.timeUnknown');
  const where = `${unitWord(incident.place.countyCode ?? incident.unitCode)}·${when}·${kindWord(incident.kind)}`;
  return (
    <div className="ev">
      <div className={big ? 'ti two' : 'ti el'} title={incident.title}>{incident.title}</div>
      <div className="mt el" title={where}>{where}{incident.sensitive.length > 0 && <span className="tag info" title={incident.sensitive.join(' ')}>{t('board.sensitive')}</span>}</div>
      {big && <div className="mt el">{t(`incident.state.${incident.state}`)}{incident.lastReportNo > 0 && `·${t('board.lastReport', { no: incident.lastReportNo })}`}</div>}
      {big && <div className="mt n t3">{incident.number}</div>}
    </div>
  );
}

export const BoardRow = memo(function BoardRow({ item }: { item: BoardItem }) {
  const { t } = useTranslation();
  const { selected, onSelect, onOpen, told, kindWord } = useBoard();
  const { incident } = item;
  const big = isGrave(incident.level);
  const lead = incident.state === 'lead';
  const count = told(incident);
  const tone = count.told === 0 ? 't3' : count.answered === count.told ? 'ok' : count.answered === 0 ? 'late' : 'soon';
  return (
    <div className={`br ${big ? `big g${incident.level}` : ''} ${selected === incident.id ? 'sel' : ''}`}>
      <button type="button" className="hit" data-row={incident.id} aria-pressed={selected === incident.id}
        onClick={() => onSelect(incident.id)} onDoubleClick={() => onOpen(incident.id)}><span className="sr">{`${incident.title} ${incident.number}`}</span></button>
      <div className="row"><Level level={incident.level} lead={lead} /><span title={kindWord(incident.kind)}><Icon name={kindIcon(incident.kind)} className="s24" /></span></div>
      <Event incident={incident} big={big} />
      <FiguresCell incident={incident} big={big} />
      <Stages item={item} />
      <NextDue item={item} />
      <div className={`told n ${tone}`}>{count.told > 0 ? `${count.answered}/${count.told}` : '–'}<small>{t('board.answered')}</small></div>
    </div>
  );
});
