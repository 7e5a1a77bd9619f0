import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView, SessionView } from '../api/types';
import { useAcknowledge } from '../features/alerts/useAcknowledge';
import { alertsOf, nextToAnswer } from '../features/alerts/waiting';
import { boardItems, peopleOf, type BoardItem } from '../features/incidents/boardOrder';
import { isUpward, nextUpward, upwardStage } from '../features/upward/owedUpward';
import type { RailItem } from '../features/obligations/order';
import { useOpenedRail, useOwed, useRailItems } from '../features/obligations/Rail';
import type { DutyCache } from '../live/cache';
import { useSounds } from '../features/sound/useSounds';
import { useDuty, useLink } from '../live/LiveProvider';
import { useFold } from '../ui/useFold';
import { useStable } from '../ui/useStable';
import { useCut } from './CutBar';
import { DeskView } from './DeskView';
import { useKeptNumbers } from './DutyNumbers';
import type { OpenForm } from './forms';
import { useKeys } from './keys';
import { goIncident } from './route';
import { useSearch } from './search';
import { focusDial, useSelection } from './selection';
import { toggleTheme } from './theme';
import { CHECK_IN, NOTICE, VERIFY } from '../words/obligation';

const NO_LINES: BoardItem[] = [];

function useBoardItems({ incidents, obligations, messages, alerts }: DutyCache): BoardItem[] {
  const people = useMemo(() => peopleOf(messages, alerts), [messages, alerts]);
  const facts = useMemo(() => ({ incidents, obligations, people }), [incidents, obligations, people]);
  return useFold(facts, NO_LINES, boardItems);
}

export interface DeskProps { session: SessionView; form: OpenForm | undefined; onForm: (form: OpenForm | undefined) => void; onLeave: () => void }

/** What the desk is made of, kept apart from how it is laid out. */
export function useDesk({ session, form, onForm }: DeskProps) {
  const { cache, loading, failed } = useDuty();
  const cut = useCut();
  const link = useLink();
  const owed = useOwed(cache.obligations);
  const all = useBoardItems(cache);
  const search = useSearch(all, session.site.kinds);
  const { items, counts } = useRailItems(owed);
  const selection = useSelection(items, search.items);
  const rail = useOpenedRail(items, selection.opened);
  const answer = useAcknowledge();
  useKeptNumbers(session);
  useSounds({ unit: session.unitCode, owed, drill: session.site.drill });
  const may = (action: string) => session.actions.includes(action);
  const incident = selection.incidentId ? cache.incidents[selection.incidentId] : undefined;
  const canFile = useCallback((one: ObligationView) => session.actions.includes('report.file') && one.unitCode === session.unitCode && one.kind !== VERIFY, [session]);
  const openUpward = useStable((about: { incidentId: string; title: string }, kind: string) => {
    onForm({ kind: 'upward', target: { ...about, stage: upwardStage(kind) } });
  });
  const openReport = useStable((obligation?: ObligationView) => {
    const id = obligation?.incidentId;
    if (obligation && !id) {
      onForm({ kind: 'check-in', unitCode: obligation.unitCode });
      return;
    }
    if (obligation && id && isUpward(obligation.kind)) {
      openUpward({ incidentId: id, title: obligation.incidentTitle ?? '' }, obligation.kind);
      return;
    }
    if (id && obligation.kind === NOTICE) {
      goIncident(id);
      return;
    }
    const about = id ? cache.incidents[id] : undefined;
    onForm({ kind: 'phone', ...(about ? { about } : {}) });
  });
  const openDetail = useStable(() => {
    if (selection.incidentId) goIncident(selection.incidentId);
  });
  const acknowledge = () => {
    const next = incident && nextToAnswer(alertsOf(cache, incident.id));
    if (next && !answer.isPending) answer.mutate(next.id);
  };
  const chosen = rail.find((item) => item.key === selection.railKey);
  const [only, another] = chosen?.obligations ?? [];
  const quietOne = only?.kind === CHECK_IN && !another ? only : undefined;
  const fileChosen = () => onForm(quietOne ? { kind: 'check-in', unitCode: quietOne.unitCode } : { kind: 'phone', ...(incident ? { about: incident } : {}) });
  const call = useStable((unit?: string) => {
    const whom = unit ?? chosen?.obligations[0]?.unitCode ?? incident?.place.countyCode ?? incident?.unitCode;
    if (!whom) return;
    selection.selectUnit(whom);
    focusDial();
  });
  const openRail = useStable((item: RailItem) => {
    const [one] = item.obligations;
    selection.selectRail(item);
    if (!one || item.obligations.length > 1) return;
    if (canFile(one)) openReport(one);
    else if (one.incidentId) goIncident(one.incidentId);
    else call(one.unitCode);
  });
  const free = form === undefined;
  useKeys({
    t: toggleTheme, s: () => onForm({ kind: 'sound' }), '?': () => onForm({ kind: 'keys' }),
    ...(free && may('lead.record') ? { n: () => onForm({ kind: 'phone' }) } : {}),
    ...(cut !== 'no' ? { r: link.retryNow } : free && may('report.file') ? { r: fileChosen } : {}),
    ...(free && may('report.upward') && incident ? { p: () => openUpward({ incidentId: incident.id, title: incident.title }, nextUpward(owed, incident.id)) } : {}),
    ...(free && may('lead.verify') && incident?.state === 'lead' ? { v: openDetail } : {}),
    ...(free && may('report.upward') ? { i: () => onForm({ kind: 'import' }) } : {}),
    ...(free && may('alert.acknowledge') ? { a: acknowledge } : {}),
    ...(free && may('number.dial') ? { c: () => call() } : {}),
    '/': search.open, g: selection.goNext, j: () => selection.move(1), k: () => selection.move(-1), ArrowDown: () => selection.move(1), ArrowUp: () => selection.move(-1),
    Enter: () => (chosen ? openRail(chosen) : openDetail()),
    Escape: () => (form ? onForm(undefined) : search.typed ? search.clear() : selection.back()),
    1: () => selection.enter('rail'), 2: () => selection.enter('board'), 3: () => selection.enter('log'),
  });
  return { cache, loading, failed, cut, owed, all, search, counts, rail, selection, answer, incident, canFile, openReport, openRail, openDetail, call, may };
}

export function Desk(props: DeskProps) {
  const { t } = useTranslation();
  const desk = useDesk(props);
  return <DeskView {...props} desk={desk} title={t('brand')} />;
}
