import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { fileCheckIn } from '../../api/commands';
import { readNextCheckIn } from '../../api/reads';
import type { FileCheckInReply, NextCheckInView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { newId } from '../../live/intent';
import { Field } from '../../ui/Field';
import { Key } from '../../ui/Key';
import { Sheet } from '../../ui/Sheet';
import { readStored, useStored, writeStored } from '../../ui/useStored';
import { inLanguage } from '../../words/both';
import { errorAt, Problems } from '../../words/Problems';
import type { Problem } from '../../words/problem';
import { hourMinute, instant, lateMinutes } from '../../words/time';
import { useCommand } from '../../words/useCommand';
import { useUnitWord } from '../../words/units';

interface Draft { commandId: string; fact: string; leaderPlace: string; rosterHolds: boolean; rosterNote: string; events: string; equipmentWorks: boolean; equipmentNote: string }

/** Where the leader was last time: mostly he is there again. */
const placeKey = (unit: string) => `check-in:leader-place:${unit}`;
const text = (typed: string) => typed.trim() || null;

function useQuiet(unitCode: string, onFiled: (said: string) => void) {
  const { t } = useTranslation();
  const [draft, change, forget] = useStored<Draft>(`draft:check-in:${unitCode}`, () => ({
    commandId: newId(), fact: '', leaderPlace: readStored<string>(placeKey(unitCode)) ?? '', rosterHolds: true, rosterNote: '', events: '', equipmentWorks: true, equipmentNote: '',
  }));
  const edit = useCallback((part: Partial<Draft>) => change((old) => ({ ...old, ...part })), [change]);
  const { run, busy, problem } = useCommand(
    useCallback(() => fileCheckIn({
      commandId: draft.commandId, unitCode, fact: text(draft.fact), leaderPlace: text(draft.leaderPlace), rosterHolds: draft.rosterHolds, rosterNote: draft.rosterHolds ? null : text(draft.rosterNote),
      events: text(draft.events), equipmentWorks: draft.equipmentWorks, equipmentNote: draft.equipmentWorks ? null : text(draft.equipmentNote),
    }), [draft, unitCode]),
    useCallback((reply: FileCheckInReply) => {
      writeStored(placeKey(unitCode), draft.leaderPlace.trim());
      forget();
      const late = Math.max(0, ...reply.settled.map((one) => one.lateBySeconds));
      const next = reply.nextAt ? t('checkIn.next', { time: instant(reply.nextAt, dutyNow(), t) }) : '';
      onFiled(t(late > 0 ? 'checkIn.receivedLate' : 'checkIn.received', { time: hourMinute(Date.parse(reply.receivedAt)), count: lateMinutes(late), next }));
    }, [draft.leaderPlace, forget, onFiled, t, unitCode]),
    useCallback(() => edit({ commandId: newId() }), [edit]));
  return { draft, edit, run, busy, problem };
}

type Part = Pick<ReturnType<typeof useQuiet>, 'draft' | 'edit'> & { problem: Problem | undefined };

/** Ticked that it is as it should be; unticked it wants a word. */
function Stands({ part, name, note, label, ask }: { part: Part; name: 'rosterHolds' | 'equipmentWorks'; note: 'rosterNote' | 'equipmentNote'; label: string; ask: string }) {
  const { draft, edit, problem } = part;
  const error = errorAt(problem, note);
  return (
    <div className="f wide"><label className="row"><input type="checkbox" checked={draft[name]} onChange={(event) => edit({ [name]: event.target.checked })} /> {label}</label>
      {!draft[name] && <input id={`quiet-${note}`} className="in" aria-label={ask} placeholder={ask} value={draft[note]} aria-invalid={Boolean(error)} onChange={(event) => edit({ [note]: event.target.value })} />}
      {error && <p className="late err" role="alert">{error}</p>}</div>
  );
}

function Fields({ part, next }: { part: Part; next: NextCheckInView }) {
  const { t, i18n } = useTranslation();
  const { draft, edit, problem } = part;
  const error = errorAt(problem, 'fact');
  // It comes after the sheet, which had nothing to focus yet.
  useEffect(() => document.querySelector<HTMLElement>('#quiet-fact')?.focus(), []);
  return (
    <div className="fields">
      {next.question && (
        <Field id="quiet-fact" label={inLanguage(next.question.words, i18n.language)} note={t('checkIn.factNote')} error={error} wide>
          <input id="quiet-fact" className="in" autoComplete="off" value={draft.fact} aria-invalid={Boolean(error)} onChange={(event) => edit({ fact: event.target.value })} />
        </Field>
      )}
      <Stands part={part} name="rosterHolds" note="rosterNote" label={t('checkIn.roster', { names: next.onDuty.join(t('list')) || t('checkIn.nobody') })} ask={t('checkIn.rosterNote')} />
      <Stands part={part} name="equipmentWorks" note="equipmentNote" label={t('checkIn.equipment')} ask={t('checkIn.equipmentNote')} />
      <Field id="quiet-place" label={t('checkIn.leaderPlace')} note={t('form.optional')}><input id="quiet-place" className="in" value={draft.leaderPlace} onChange={(event) => edit({ leaderPlace: event.target.value })} /></Field>
      <Field id="quiet-events" label={t('checkIn.events')} note={t('checkIn.eventsNote')}><input id="quiet-events" className="in" value={draft.events} onChange={(event) => edit({ events: event.target.value })} /></Field>
    </div>
  );
}

/** All quiet, in one answer: everything else stands filled in. The prefecture's room takes it down on the phone with the same sheet. */
export function CheckInSheet({ unitCode, onClose, onFiled }: { unitCode: string; onClose: () => void; onFiled: (said: string) => void }) {
  const { t } = useTranslation();
  const unitWord = useUnitWord();
  const quiet = useQuiet(unitCode, onFiled);
  const { data: next, error } = useQuery({ queryKey: ['check-in', unitCode], queryFn: () => readNextCheckIn(unitCode), staleTime: 0, gcTime: 0 });
  const due = next?.owed[0];
  return (
    <Sheet title={t('checkIn.title')} note={`${unitWord(unitCode)}${due ? `·${t('office.due', { time: instant(due.dueAt, dutyNow(), t) })}` : ''}`} closeLabel={t('keys.close')} onClose={onClose}>
      <form className="form quiet-form" onSubmit={(event) => { event.preventDefault(); void quiet.run(); }} noValidate>
        <Problems problem={quiet.problem} />
        {error && <p className="problem" role="alert">{t('checkIn.unread')}</p>}
        {next && !due && <p className="good">{next.nextAt ? t('checkIn.notOwed', { time: instant(next.nextAt, dutyNow(), t) }) : t('checkIn.never')}</p>}
        {next && due && (
          <><Fields part={quiet} next={next} />
            <footer className="row foot"><button type="submit" className="btn p l" disabled={quiet.busy} aria-keyshortcuts="Enter">{t('checkIn.file')} <Key>↵</Key></button><span className="t2">{t('checkIn.effect')}</span></footer></>
        )}
      </form>
    </Sheet>
  );
}
