import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView, UnitView } from '../api/types';
import { Board } from '../features/incidents/Board';
import { BoardContext, type BoardParts } from '../features/incidents/BoardContext';
import { Announcer } from '../features/obligations/Announcer';
import { Rail } from '../features/obligations/Rail';
import { RailContext, type RailAct, type RailParts } from '../features/obligations/RailContext';
import { NoSound } from '../features/sound/SoundState';
import { LooseEnds } from '../features/text-reports/LooseEnds';
import { Icon } from '../ui/Icon';
import { Key } from '../ui/Key';
import { dueOf } from '../words/due';
import { useKindWord } from '../words/kinds';
import { obligationName } from '../words/obligation';
import { hourMinute } from '../words/time';
import { useUnits, useUnitWord } from '../words/units';
import { Counties } from './Counties';
import { CutBar } from './CutBar';
import type { DeskProps, useDesk } from './Desk';
import { Forms } from './FormsHost';
import { KeyBar, keyLines } from './KeyBar';
import { LoadNote } from './LoadNote';
import { LogPane } from './LogPane';
import { Quiet } from './Quiet';
import { goIncident } from './route';
import { SearchField } from './SearchField';
import type { Tab } from './selection';
import { SidePane } from './SidePane';
import { TopBar } from './TopBar';
import { UnitPane } from './UnitPane';
import { Well } from './Well';

type DeskState = ReturnType<typeof useDesk>;
type Props = DeskProps & { desk: DeskState; title: string };
const NO_UNITS: UnitView[] = [];
const NO_ACTS: RailAct[] = [];
const CALL: RailAct[] = ['call'];

function useRailParts({ session, desk }: Props): RailParts {
  const unitWord = useUnitWord();
  const { selection, canFile, openRail, call } = desk;
  const { railKey, selectRail } = selection;
  return useMemo(() => ({
    selected: railKey, ownUnit: session.unitCode, unitWord, canFile, acts: session.actions.includes('number.dial') ? CALL : NO_ACTS,
    onAct: (_act, item) => { selectRail(item); call(item.obligations[0]?.unitCode); }, onSelect: selectRail, onOpen: openRail,
  }), [railKey, session, unitWord, canFile, selectRail, openRail, call]);
}

function useBoardParts({ session, desk }: Props): BoardParts {
  const unitWord = useUnitWord();
  const kindWord = useKindWord(session.site.kinds);
  const { selection } = desk;
  const { incidentId, selectIncident } = selection;
  return useMemo(() => ({ selected: incidentId, unitWord, kindWord, onSelect: selectIncident, onOpen: goIncident }), [incidentId, selectIncident, unitWord, kindWord]);
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
      {desk.may('report.file') && <button type="button" className="btn p sm" onClick={() => onForm({ kind: 'phone', ...(desk.incident ? { about: desk.incident } : {}) })} aria-keyshortcuts="R"><Icon name="doc" className="s14" />{t('keys.report')} <Key>R</Key></button>}
      {desk.may('lead.record') && <button type="button" className="btn p sm" onClick={() => onForm({ kind: 'phone' })} aria-keyshortcuts="N"><Icon name="phone" className="s14" />{t('record.title')} <Key>N</Key></button>}
    </>
  );
}

function useNextWords([next]: readonly ObligationView[]): string {
  const { t } = useTranslation();
  return next ? t('rail.nextDue', { time: hourMinute(dueOf(next)), name: obligationName(next.kind, next.no, t) }) : t('rail.nothingDue');
}

function Beside({ desk, session, onForm, counties }: Props & { counties: UnitView[] }) {
  const { incident, selection, cache } = desk;
  return (
    <div className="sidecol">
      {selection.unit ? <UnitPane code={selection.unit} owed={desk.owed} onBack={selection.back} onOpen={(one) => desk.openRail({ key: one.id, group: 'today', obligations: [one] })} />
        : incident && <SidePane cache={cache} incident={incident} actions={session.actions} answer={desk.answer} onOpen={desk.openDetail}
          onReport={() => onForm({ kind: 'phone', about: incident })} />}
      {!selection.unit && !incident && counties.length > 0 && <Well />}
      <LogPane cache={cache} loading={desk.loading} />
    </div>
  );
}

export function DeskView(props: Props) {
  const { session, form, onForm, onLeave, desk } = props;
  const { t } = useTranslation();
  const units = useUnits();
  const unitWord = useUnitWord();
  const prefecture = session.unitCode === session.site.prefectureCode;
  const counties = useMemo(() => (prefecture ? units.filter((unit) => unit.level === 'county') : NO_UNITS), [units, prefecture]);
  const next = useNextWords(desk.owed);
  const railParts = useRailParts(props);
  const boardParts = useBoardParts(props);
  const lines = keyLines(session.actions, t);
  const { selection, search } = desk;
  return (
    <div className={`desk ${desk.cut === 'no' ? '' : 'v-cut'} tab-${selection.tab}`}>
      <TopBar session={session} onLeave={onLeave} onKeys={() => onForm({ kind: 'keys' })} onSound={() => onForm({ kind: 'sound' })} /><NoSound /><CutBar />{desk.may('text.handle') && <LooseEnds onOpen={goIncident} />}
      <Tabs tab={selection.tab} onTab={selection.setTab} />
      <main className="grid">
        <RailContext.Provider value={railParts}>
          <Rail items={desk.rail} counts={desk.counts} selected={selection.railKey} loading={desk.loading} empty={next} />
        </RailContext.Provider>
        <BoardContext.Provider value={boardParts}>
          <Board items={search.items} all={desk.all} selected={selection.incidentId} loading={desk.loading} actions={<Acts {...props} />}
            search={desk.all.length > 0 && <SearchField search={search} onFirst={selection.selectIncident} />}
            empty={<Quiet counties={counties} owed={desk.owed} next={next} onSelect={selection.selectUnit} />} foot={counties.length > 0 && desk.all.length > 0 && <Counties units={counties} owed={desk.owed} onSelect={selection.selectUnit} />} />
        </BoardContext.Provider>
        <Beside {...props} counties={counties} />
        <Forms session={session} form={form} onForm={onForm} units={units} lines={lines} onIncident={selection.selectIncident} />
        {desk.loading && <LoadNote failed={desk.failed} />}
      </main>
      <Announcer obligations={desk.cache.obligations} owed={desk.owed} unitWord={unitWord} />
      <KeyBar lines={lines} />
    </div>
  );
}
