import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordLead } from '../../api/commands';
import { readOnDuty } from '../../api/reads';
import type { FileReportReply, FileReportRequest, IncidentSummary, RecordLeadReply, SessionView, UnitView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { newId } from '../../live/intent';
import { useTicked } from '../../live/ticker';
import { Icon } from '../../ui/Icon';
import { Key } from '../../ui/Key';
import { Ticking } from '../../ui/Ticking';
import { useStored } from '../../ui/useStored';
import { Problems } from '../../words/Problems';
import { isOver } from '../../words/over';
import { useCommand } from '../../words/useCommand';
import { CoreFields } from './CoreFields';
import { newPhoneDraft, toLead, toPhoneReport, understand, type PhoneDraft, type Understood } from './record';
import { RecordSide } from './RecordSide';

export interface PhoneRecordProps {
  session: SessionView; units: UnitView[]; incidents: IncidentSummary[]; about?: IncidentSummary | undefined; unitWord: (code: string, short?: boolean) => string; file: (request: FileReportRequest) => Promise<FileReportReply>;
  onClose: () => void; onFiled: (reply: FileReportReply) => void; onRecorded: (reply: RecordLeadReply) => void;
}
type Reply = { filed: FileReportReply } | { recorded: RecordLeadReply };
const GOAL = 40;

function Timer({ startedAt }: { startedAt: string }) {
  const { t } = useTranslation();
  const began = Date.parse(startedAt);
  const words = useCallback((now: number) => {
    const seconds = Math.max(0, Math.floor((now - began) / 1000));
    return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  }, [began]);
  const part = useTicked(useCallback((now: number) => Math.min(GOAL, Math.max(0, Math.floor((now - began) / 1000))), [began]));
  return (
    <div className="row timer"><span className="t2 s12">{t('record.since')}<br />{t('record.goal', { seconds: GOAL })}</span><Ticking words={words} className="n bold" />
      <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="16" className="ring" /><circle cx="20" cy="20" r="16" className="run" strokeDasharray={`${(part / GOAL) * 100.5} 101`} transform="rotate(-90 20 20)" /></svg></div>
  );
}

/** What this county has open, of the same kind first: the call may be about that. */
function likely(incidents: IncidentSummary[], draft: PhoneDraft, unit: string | undefined): IncidentSummary[] {
  if (!unit) return [];
  const family = (slug: string) => slug.split('.').slice(0, 2).join('.');
  const near = (one: IncidentSummary) => Number(draft.kind !== '' && family(one.kind) === family(draft.kind));
  return incidents.filter((one) => !isOver(one.state) && (one.place.countyCode ?? one.unitCode) === unit).toSorted((a, b) => near(b) - near(a) || Date.parse(b.openedAt) - Date.parse(a.openedAt));
}

function useRecord(props: PhoneRecordProps) {
  const { session, units, about, file, onFiled, onRecorded } = props;
  const [draft, edit, forget] = useStored<PhoneDraft>(`draft:phone:${session.user}:${about?.id ?? 'new'}`, () => ({
    ...newPhoneDraft(dutyNow(), about?.id), ...(about ? { kind: about.kind, kindTyped: session.site.kinds.find((one) => one.slug === about.kind)?.zh ?? about.kind, place: placeWords(about, units) } : {}) }));
  const [stopped, setStopped] = useState(false);
  const change = useCallback((part: Partial<PhoneDraft>) => edit((old) => ({ ...old, ...part })), [edit]);
  const now = useTicked((at) => Math.floor(at / 60_000)) * 60_000;
  const unit = understand(draft, now, units, []).unit;
  const { data } = useQuery({ queryKey: ['dial', unit], queryFn: () => readOnDuty(unit ?? ''), enabled: unit !== undefined, staleTime: 300_000, retryDelay: 2000 });
  const onDuty = data?.items ?? NOBODY;
  const said: Understood = understand(draft, Math.max(now, dutyNow()), units, onDuty);
  const { run, busy, problem } = useCommand<Reply>(
    useCallback(async () => (said.mode === 'report' ? { filed: await file(toPhoneReport(draft, said, session.site.drill)) } : { recorded: await recordLead(toLead(draft, said)) }), [said, draft, file, session]),
    useCallback((reply: Reply) => {
      forget();
      if ('filed' in reply) onFiled(reply.filed);
      else onRecorded(reply.recorded);
    }, [forget, onFiled, onRecorded]), useCallback(() => change({ commandId: newId() }), [change]));
  const save = () => {
    const [first] = said.missing;
    setStopped(first !== undefined);
    if (first) document.querySelector<HTMLElement>(`#record-${first}`)?.focus();
    else void run();
  };
  return { draft, said, change, onDuty, busy, problem, save, stopped };
}

const NOBODY: never[] = [];

function placeWords(about: IncidentSummary, units: UnitView[]): string {
  const county = units.find((one) => one.code === (about.place.countyCode ?? about.unitCode));
  const name = about.place.text ?? '';
  return county && !name.startsWith(county.name) ? `${county.name}${name}` : name;
}

/** An officer with a telephone at his ear: five things, Enter to the next, and what to read back. */
export function PhoneRecord(props: PhoneRecordProps) {
  const { t } = useTranslation();
  const { session, units, incidents, about, unitWord, onClose } = props;
  const record = useRecord(props);
  const { draft, said, change, save } = record;
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector<HTMLElement>('#record-time')?.focus();
    return () => { if (before instanceof HTMLElement) before.focus(); };
  }, []);
  const same = about ? [about] : likely(incidents, draft, said.unit);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    const key = event.key.toLowerCase();
    if (key === 'escape') onClose();
    else if (key === 'enter' && event.ctrlKey) save();
    else if (key === 'y' && !typing) change({ readBack: true });
    else if (key === 'm' && event.altKey && same[0]) change({ incidentId: draft.incidentId ? '' : same[0].id, mode: 'auto' });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const parts = { draft, said, change, kinds: session.site.kinds, onDuty: record.onDuty, unitWord, stopped: record.stopped, onLast: () => document.querySelector<HTMLElement>('#record-read')?.focus() };
  const owing = units.filter((one) => one.level === 'county' || one.level === 'department');
  return (
    // The keys of the form bubble up to it; it is not itself a control.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={box} className="sheet pane record" role="dialog" aria-labelledby="record-title" onKeyDown={onKeyDown}>
      <header className="rh"><Icon name="phone" className="s24" /><div><h2 id="record-title">{t('record.title')} <span className="tag">{draft.incidentId ? t('record.joined') : t('record.fresh')}</span></h2>
        <p className="t2 s12 el">{said.unit ? unitWord(said.unit) : t('record.unitUnknown')}{about && `·${about.title}`}</p></div><span className="grow" /><Timer startedAt={draft.startedAt} /></header>
      <form className="form" onSubmit={(event) => { event.preventDefault(); save(); }} noValidate>
        <Problems problem={record.problem} />
        <div className="rbody"><div className="rform"><p className="t2">{t('record.only')}</p><CoreFields {...parts} /></div><RecordSide {...parts} units={owing} same={same} /></div>
        <footer className="row foot"><button type="submit" className="btn p l" disabled={record.busy} aria-keyshortcuts="Control+Enter">{t('record.save')} <Key>Ctrl ↵</Key></button><span className="grow" />
          <span className="t2 s12">{t('form.keptAsTyped')}</span><button type="button" className="btn sm" onClick={onClose} aria-keyshortcuts="Escape">{t('form.keepDraft')} <Key>Esc</Key></button></footer>
      </form>
    </section>
  );
}
