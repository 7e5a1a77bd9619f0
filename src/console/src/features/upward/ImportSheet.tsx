import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importReport } from '../../api/commands';
import type { FileReportReply } from '../../api/types';
import { newId } from '../../live/intent';
import { Field } from '../../ui/Field';
import { Key } from '../../ui/Key';
import { Sheet } from '../../ui/Sheet';
import { Problems } from '../../words/Problems';
import { useCommand } from '../../words/useCommand';

/** Only what is JSON at all is sent: the file stands in the request as it is. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A report file that the DutyWatch of a unit below wrote. */
export function ImportSheet({ onClose, onTaken }: { onClose: () => void; onTaken: (reply: FileReportReply) => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<{ commandId: string; text: string; unread: boolean }>();
  const read = async (chosen: File | undefined) => {
    if (!chosen) return setFile(undefined);
    const text = await chosen.text().catch(() => '');
    return setFile({ commandId: newId(), text, unread: !isJson(text) });
  };
  const { run, busy, problem } = useCommand(
    useCallback(() => importReport(file?.commandId ?? '', file?.text ?? ''), [file]), onTaken, useCallback(() => setFile((old) => old && { ...old, commandId: newId() }), []));
  const ready = file !== undefined && !file.unread;
  return (
    <Sheet title={t('upward.import')} closeLabel={t('keys.close')} onClose={onClose}>
      <form className="form" onSubmit={(event) => { event.preventDefault(); if (ready) void run(); }} noValidate>
        <Problems problem={problem} />
        <div className="fields">
          <Field id="import-file" label={t('upward.choosing')} error={file?.unread ? t('upward.unread') : undefined} wide>
            <input id="import-file" className="in" type="file" accept="application/json,.json" aria-invalid={Boolean(file?.unread)} aria-describedby={file?.unread ? 'import-file-error' : undefined} onChange={(event) => void read(event.target.files?.[0])} /></Field>
        </div>
        <footer className="row foot"><button type="submit" className="btn p l" disabled={busy || !ready}>{t('upward.import')} <Key>↵</Key></button><span className="t2">{t('upward.importNote')}</span></footer>
      </form>
    </Sheet>
  );
}
