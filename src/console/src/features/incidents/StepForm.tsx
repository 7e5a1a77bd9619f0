import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../live/intent';
import { Problems } from '../../words/Problems';
import { useCommand } from '../../words/useCommand';

/** One act: what it needs, a line of words, what it does, and the press that does it. */
export function StepForm({ field, words, press, effect, ready, send, onDone, children }: {
  field: string; words: string; press: string; effect: string; ready: boolean; send: (commandId: string, words: string) => Promise<unknown>; onDone: () => void; children?: ReactNode;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(words);
  const [commandId, setCommandId] = useState(newId);
  const { run, busy, problem } = useCommand(useCallback(() => send(commandId, text.trim()), [send, commandId, text]), onDone, useCallback(() => setCommandId(newId()), []));
  return (
    <form className="back-form" onSubmit={(event) => { event.preventDefault(); void run(); }} noValidate>
      {children}
      <div className="row wrap"><input className="in" aria-label={field} placeholder={field} value={text} onChange={(event) => setText(event.target.value)} />
        <button type="submit" className="btn sm d" disabled={busy || !ready || text.trim() === ''}>{press}</button><button type="button" className="btn sm" onClick={onDone}>{t('steps.cancel')}</button></div>
      <p className="t2 s12">{effect}</p><Problems problem={problem} />
    </form>
  );
}
