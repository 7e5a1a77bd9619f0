import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView, UnitView } from '../api/types';
import { messagesOf } from '../features/alerts/waiting';
import { Board } from '../features/incidents/Board';
import { BoardContext, type BoardParts } from '../features/incidents/BoardContext';
import { Announcer } from '../features/obligations/Announcer';
import { CountyStrip } from '../features/obligations/CountyStrip';
import { Rail } from '../features/obligations/Rail';
import { railSignature } from '../features/obligations/order';
import { RailContext, type RailParts } from '../features/obligations/RailContext';
import type { DutyCache } from '../live/cache';
import { dutyNow } from '../live/clock';
import { Icon } from '../ui/Icon';
import { Key } from '../ui/Key';
import { useKindWord } from '../words/kinds';
import { isOwed, obligationName } from '../words/obligation';
import { hourMinute } from '../words/time';
import { countPeople } from '../words/told';
import { useUnits, useUnitWord } from '../words/units';
import { lastContacts } from './contacts';
import { CutBar } from './CutBar';
import type { DeskProps, useDesk } from './Desk';
import { Forms } from './FormsHost';
import { KeyBar, keyLines } from './KeyBar';
import { LoadNote } from './LoadNote';
import { LogPane } from './LogPane';
import { Quiet } from './Quiet';
import type { Tab } from './selection';
import { SidePane } from './SidePane';
import { TopBar } from './TopBar';

type DeskState = ReturnType<typeof useDesk>;
type Props = DeskProps & { desk: DeskState; title: string };
const NO_UNITS: UnitView[] = [];

function useRailParts({ session, desk }: Props): RailParts {
  const unitWord = useUnitWord();
  const { cache, selection } = desk;
  return useMemo(() => ({
    selected: selection.railKey, ownUnit: session.unitCode, own: (one) => one.unitCode === session.unitCode, unitWord,
    messagesOf: (one) => messagesOf(cache, Object.values(cache.alerts).filter((alert) => alert.obligationId === one.id)),
    canFile: desk.canFile, onSelect: selection.selectRail, onOpen: desk.openRail,
  }), [selection, session, unitWord, cache, desk]);
}

function useBoardParts({ session, desk }: Props): BoardParts {
  const unitWord = useUnitWord();
  const kindWord = useKindWord(session.site.kinds);
  const { cache, selection, openDetail } = desk;
  const people = useMemo(() => byIncident(cache), [cache]);
  const { incidentId, selectIncident } = selection;
  return useMemo(() => ({
    selected: incidentId, unitWord, kindWord, onSelect: selectIncident, onOpen: openDetail,
    // The snapshot counts people whose messages were not read; both only ever grow.
    told: (incident) => {
      const counted = people.get(incident.id) ?? { told: 0, answered: 0 };
      return { told: Math.max(counted.told, incident.told?.told ?? 0), answered: Math.max(counted.answered, incident.told?.answered ?? 0) };
    },
  }), [people, incidentId, selectIncident, unitWord, kindWord, openDetail]);
}

function byIncident(cache: DutyCache) {
  const messages = Map.groupBy(Object.values(cache.messages), (message) => {
    const alert = cache.alerts[message.alertId];
    return alert?.incidentId ?? (alert?.obligationId ? cache.obligations[alert.obligationId]?.incidentId : undefined) ?? '';
  });
  return new Map([...messages].map(([id, all]) => [id, countPeople(all)]));
}

function Tabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  const { t } = useTranslation();
  const tabs: Tab[] = ['rail', 'board', 'log'];
  return (
    <nav className="tabs" aria-label={t('tabs.title')}>{tabs.map((one) => (
      <button key={one} type="button" aria-pressed={tab === one} onClick={() => onTab(one)} className={`t-${one}`}>{t(`tabs.${one}`)}</button>
    ))}</nav>
  );
}

function Acts({ desk, onForm }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {desk.may('report.file') && <button type="button" className="btn p sm" onClick={() => desk.openReport()} aria-keyshortcuts="R"><Icon name="doc" className="s14" />{t('keys.report')} <Key>R</Key></button>}
      {desk.may('lead.record') && <button type="button" className="btn p sm" onClick={() => onForm({ kind: 'lead' })} aria-keyshortcuts="N"><Icon name="phone" className="s14" />{t('lead.title')} <Key>N</Key></button>}
    </>
  );
}

function useNextWords(obligations: ObligationView[]): string {
  const { t } = useTranslation();
  const next = obligations.filter(isOwed).toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
  return next ? t('rail.nextDue', { time: hourMinute(Date.parse(next.dueAt)), name: obligationName(next.kind, next.no, t) }) : t('rail.nothingDue');
}

export function DeskView(props: Props) {
  const { session, form, onForm, onLeave, desk } = props;
  const { t } = useTranslation();
  const units = useUnits();
  const unitWord = useUnitWord();
  const prefecture = session.unitCode === session.site.prefectureCode;
  const counties = useMemo(() => (prefecture ? units.filter((unit) => unit.level === 'county') : NO_UNITS), [units, prefecture]);
  const owedBy = useMemo(() => Map.groupBy(desk.obligations.filter(isOwed), (one) => one.unitCode), [desk.obligations]);
  const contacts = useMemo(() => lastContacts(desk.cache), [desk.cache]);
  const next = useNextWords(desk.obligations);
  const railParts = useRailParts(props);
  const boardParts = useBoardParts(props);
  const lines = keyLines(session.actions, t);
  const strip = counties.length > 0 && <CountyStrip units={counties} owedBy={owedBy} contacts={contacts}
    onSelect={(one) => desk.selection.selectRail({ key: one.id, group: 'today', obligations: [one] })} />;
  return (
    <div className={`desk ${desk.cut === 'no' ? '' : 'v-cut'} tab-${desk.selection.tab}`}>
      <TopBar session={session} onLeave={onLeave} onKeys={() => onForm({ kind: 'keys' })} /><CutBar />
      <Tabs tab={desk.selection.tab} onTab={desk.selection.setTab} />
      <main className="grid">
        <RailContext.Provider value={railParts}>
          <Rail items={desk.rail} selected={desk.selection.railKey} loading={desk.loading} empty={next} />
        </RailContext.Provider>
        <BoardContext.Provider value={boardParts}>
          <Board items={desk.board} selected={desk.selection.incidentId} loading={desk.loading} actions={<Acts {...props} />}
            empty={<Quiet counties={counties} next={next} />} foot={strip} />
        </BoardContext.Provider>
        <div className="sidecol">
          {desk.incident && <SidePane cache={desk.cache} incident={desk.incident} actions={session.actions} kinds={session.site.kinds} answer={desk.answer}
            onReport={() => onForm({ kind: 'report', target: desk.incident ? { incident: desk.incident } : {} })} />}
          <LogPane cache={desk.cache} loading={desk.loading} />
        </div>
        <Forms session={session} form={form} onForm={onForm} units={units} lines={lines} onIncident={desk.selection.selectIncident} />
        {desk.loading && <LoadNote failed={desk.failed} />}
      </main>
      <Announcer obligations={desk.obligations} moment={railSignature(desk.obligations, dutyNow())} unitWord={unitWord} />
      <KeyBar lines={lines} />
    </div>
  );
}
