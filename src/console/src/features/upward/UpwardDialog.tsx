import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { passUpward } from '../../api/commands';
import type { FileReportRequest, PassUpwardReply, UpwardStage } from '../../api/types';
import { newId } from '../../live/intent';
import { Field } from '../../ui/Field';
import { Key } from '../../ui/Key';
import { Sheet } from '../../ui/Sheet';
import { Problems } from '../../words/Problems';
import { useCommand } from '../../words/useCommand';
import { Compose } from './Compose';

export interface UpwardTarget { incidentId: string; title: string; stage: UpwardStage }
/** `paper`: in writing, but not from here. */
type Way = UpwardStage | 'paper';
interface Draft { commandId: string; toldWho: string; text: string }
interface Parts { target: UpwardTarget; onPassed: (reply: PassUpwardReply) => void }

const WAYS: Way[] = ['phone', 'written', 'paper'];

/** The room says that it has reported to the province. Nothing is sent: what was owed is met, and who took it down is kept. */
function Record({ target, stage, onPassed }: Parts & { stage: UpwardStage }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => ({ commandId: newId(), toldWho: '', text: '' }));
  const edit = useCallback((change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change })), []);
  const { run, busy, problem } = useCommand(
    useCallback(() => passUpward(target.incidentId, { commandId: draft.commandId, stage, toldWho: draft.toldWho.trim() || null, text: draft.text.trim() || null }), [target.incidentId, stage, draft]),
    onPassed, useCallback(() => edit({ commandId: newId() }), [edit]));
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) void run();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className="form" onSubmit={(event) => { event.preventDefault(); void run(); }} onKeyDown={onKeyDown} noValidate>
      <Problems problem={problem} />
      <div className="fields">
        <Field id="upward-who" label={t('upward.who')} note={t('form.optional')}><input id="upward-who" className="in" value={draft.toldWho} onChange={(event) => edit({ toldWho: event.target.value })} /></Field>
        <Field id="upward-text" label={t('upward.text')} note={t('form.optional')} wide><textarea id="upward-text" className="in" rows={3} value={draft.text} onChange={(event) => edit({ text: event.target.value })} /></Field>
      </div>
      <footer className="row foot"><button type="submit" className="btn p l" disabled={busy} aria-keyshortcuts="Control+Enter">{t('upward.record')} <Key>Ctrl ↵</Key></button><span className="t2">{t('upward.effect')}</span></footer>
    </form>
  );
}

/** How the incident goes to the province: said on the phone, composed and signed here, or written elsewhere. */
export function UpwardDialog({ target, user, beside, onClose, onPassed }: Parts & { user: string; beside: (report: FileReportRequest) => ReactNode; onClose: () => void }) {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>(target.stage);
  return (
    <Sheet title={t('upward.title')} note={target.title} closeLabel={t('keys.close')} onClose={onClose}>
      {/* The keys of the form below work from here too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className="row pad" onKeyDown={(event) => { if (event.key === 'Enter' && event.ctrlKey) event.currentTarget.parentElement?.querySelector<HTMLFormElement>('form')?.requestSubmit(); }}>
        <label className="nw" htmlFor="upward-stage">{t('upward.how')}</label>
        <select id="upward-stage" className="in" value={way} onChange={(event) => setWay(event.target.value as Way)}>{WAYS.map((one) => <option key={one} value={one}>{t(`upward.way.${one}`)}</option>)}</select>
      </div>
      {way === 'written' ? <Compose target={target} user={user} beside={beside} onPassed={onPassed} /> : <Record key={way} target={target} stage={way === 'phone' ? 'phone' : 'written'} onPassed={onPassed} />}
    </Sheet>
  );
}
