import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passUpward } from '../../api/commands';
import type { PassUpwardReply, UpwardStage } from '../../api/types';
import { newId } from '../../live/intent';
import { Field } from '../../ui/Field';
import { Key } from '../../ui/Key';
import { Sheet } from '../../ui/Sheet';
import { Problems } from '../../words/Problems';
import { useCommand } from '../../words/useCommand';

export interface UpwardTarget { incidentId: string; title: string; stage: UpwardStage }
interface Draft { commandId: string; stage: UpwardStage; toldWho: string; text: string }

const STAGES: UpwardStage[] = ['phone', 'written'];

/** The room says that it has reported to the province. Nothing is sent: what was owed is met, and who took it down is kept. */
export function UpwardDialog({ target, onClose, onPassed }: { target: UpwardTarget; onClose: () => void; onPassed: (reply: PassUpwardReply) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => ({ commandId: newId(), stage: target.stage, toldWho: '', text: '' }));
  const edit = useCallback((change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change })), []);
  const { run, busy, problem } = useCommand(
    useCallback(() => passUpward(target.incidentId, { commandId: draft.commandId, stage: draft.stage, toldWho: draft.toldWho.trim() || null, text: draft.text.trim() || null }), [target.incidentId, draft]),
    onPassed, useCallback(() => edit({ commandId: newId() }), [edit]));
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) void run();
  };
  return (
    <Sheet title={t('upward.title')} note={target.title} closeLabel={t('keys.close')} onClose={onClose}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form className="form" onSubmit={(event) => { event.preventDefault(); void run(); }} onKeyDown={onKeyDown} noValidate>
        <Problems problem={problem} />
        <div className="fields">
          <Field id="upward-stage" label={t('upward.how')}>
            <select id="upward-stage" className="in" value={draft.stage} onChange={(event) => edit({ stage: event.target.value as UpwardStage })}>{STAGES.map((one) => <option key={one} value={one}>{t(`obligation.kind.upward-${one}`)}</option>)}</select>
          </Field>
          <Field id="upward-who" label={t('upward.who')} note={t('form.optional')}><input id="upward-who" className="in" value={draft.toldWho} onChange={(event) => edit({ toldWho: event.target.value })} /></Field>
          <Field id="upward-text" label={t('upward.text')} note={t('form.optional')} wide><textarea id="upward-text" className="in" rows={3} value={draft.text} onChange={(event) => edit({ text: event.target.value })} /></Field>
        </div>
        <footer className="row foot"><button type="submit" className="btn p l" disabled={busy} aria-keyshortcuts="Control+Enter">{t('upward.record')} <Key>Ctrl ↵</Key></button><span className="t2">{t('upward.effect')}</span></footer>
      </form>
    </Sheet>
  );
}
