import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView, SessionView } from '../api/types';
import { useAcknowledge } from '../features/alerts/useAcknowledge';
import { alertsOf, nextToAnswer } from '../features/alerts/waiting';
import { boardItems } from '../features/incidents/boardOrder';
import type { RailItem } from '../features/obligations/order';
import { useRailItems } from '../features/obligations/Rail';
import { useDuty } from '../live/LiveProvider';
import { useCut } from './CutBar';
import { DeskView } from './DeskView';
import type { OpenForm } from './forms';
import { useKeys } from './keys';
import { useSelection } from './selection';
import { toggleTheme } from './theme';

export interface DeskProps { session: SessionView; form: OpenForm | undefined; onForm: (form: OpenForm | undefined) => void; onLeave: () => void }

/** What the desk is made of, kept apart from how it is laid out. */
export function useDesk({ session, form, onForm }: DeskProps) {
  const { cache, loading, failed } = useDuty();
  const cut = useCut();
  const obligations = useMemo(() => Object.values(cache.obligations), [cache.obligations]);
  const board = useMemo(() => boardItems(Object.values(cache.incidents), obligations), [cache.incidents, obligations]);
  const plain = useRailItems(obligations, undefined);
  const selection = useSelection(plain, board);
  const rail = useRailItems(obligations, selection.opened);
  const answer = useAcknowledge();
  const may = (action: string) => session.actions.includes(action);
  const incident = selection.incidentId ? cache.incidents[selection.incidentId] : undefined;
  const canFile = useCallback((one: ObligationView) => session.actions.includes('report.file') && one.unitCode === session.unitCode, [session]);
  const openReport = useCallback((obligation?: ObligationView) => {
    const about = obligation ? cache.incidents[obligation.incidentId] : undefined;
    onForm({ kind: 'report', target: { ...(obligation ? { obligation } : {}), ...(about ? { incident: about } : {}) } });
  }, [cache.incidents, onForm]);
  const openDetail = useCallback(() => {
    selection.setTab('log');
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.side')?.focus());
  }, [selection]);
  const openRail = useCallback((item: RailItem) => {
    const [one] = item.obligations;
    selection.selectRail(item);
    if (!one || item.obligations.length > 1) return;
    if (canFile(one)) openReport(one);
    else openDetail();
  }, [selection, canFile, openReport, openDetail]);
  const acknowledge = () => {
    const next = incident && nextToAnswer(alertsOf(cache, incident.id));
    if (next && !answer.isPending) answer.mutate(next.id);
  };
  const chosen = rail.find((item) => item.key === selection.railKey);
  const fileChosen = () => {
    const [one] = chosen?.obligations ?? [];
    openReport(one && canFile(one) ? one : undefined);
  };
  const free = form === undefined;
  useKeys({
    t: toggleTheme, '?': () => onForm({ kind: 'keys' }),
    ...(free && may('lead.record') ? { n: () => onForm({ kind: 'lead' }) } : {}),
    ...(free && may('report.file') ? { r: fileChosen } : {}),
    ...(free && may('alert.acknowledge') ? { a: acknowledge } : {}),
    g: selection.goNext, j: () => selection.move(1), k: () => selection.move(-1), ArrowDown: () => selection.move(1), ArrowUp: () => selection.move(-1),
    Enter: () => (chosen ? openRail(chosen) : openDetail()),
    Escape: () => (form ? onForm(undefined) : selection.setTab('board')),
  });
  return { cache, loading, failed, cut, obligations, board, rail, selection, answer, incident, canFile, openReport, openRail, openDetail, may };
}

export function Desk(props: DeskProps) {
  const { t } = useTranslation();
  const desk = useDesk(props);
  return <DeskView {...props} desk={desk} title={t('brand')} />;
}
