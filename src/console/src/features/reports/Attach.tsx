import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import { sizeWords, Thumbnail } from '../../words/Attached';
import type { Part } from './controls';
import { MOST, type Sending, type Uploads } from './useUploads';

const TAKEN = 'image/jpeg,image/png,image/webp,image/heic,image/heif,video/mp4,video/quicktime,application/pdf,.heic,.mov';

function Going({ one, uploads, held }: { one: Sending; uploads: Uploads; held: boolean }) {
  const { t } = useTranslation();
  const part = Math.floor((100 * one.sent) / Math.max(one.file.size, 1));
  const stands = one.standing === 'refused' ? one.why : t(`attach.${held && one.standing !== 'paused' ? 'offline' : one.standing}`, { part });
  return (
    <li className={one.standing}>
      <Icon name="clip" className="s20" />
      <span className="aname"><bdi>{one.file.name}</bdi> <span className="t3 n">{sizeWords(one.file.size)}</span>
        {one.standing !== 'refused' && <progress max={100} value={part} aria-label={t('attach.progress', { name: one.file.name })} />}
        <span className={one.standing === 'refused' ? 'late err' : 't2 s12'} role={one.standing === 'refused' ? 'alert' : 'status'}>{stands}</span></span>
      {(one.standing === 'going' || one.standing === 'waiting') && !held && <button type="button" className="btn sm" onClick={() => uploads.pause(one.key)}>{t('attach.pause')}</button>}
      {(one.standing === 'paused' || one.standing === 'cut') && !held && <button type="button" className="btn sm" onClick={() => uploads.resume(one.key)}>{t('attach.resume')}</button>}
      <button type="button" className="btn sm" onClick={() => uploads.drop(one.key)} aria-label={t('attach.removeOne', { name: one.file.name })}>{t('attach.remove')}</button>
    </li>
  );
}

/** What was pasted goes where files go, wherever in the form the cursor stands. */
function usePaste(add: (files: File[]) => void) {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) {
        event.preventDefault();
        add(files);
      }
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [add]);
}

function refusalAt(part: Part, at: number): string | undefined {
  return part.problem?.field === `attachments[${at}]` ? part.problem.text : undefined;
}

/** Photos, films and documents of a report: they go up while the rest is typed. */
export function Attach({ part, uploads, held }: { part: Part; uploads: Uploads; held: boolean }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [choose, camera] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  usePaste(uploads.add);
  const take = (input: HTMLInputElement) => {
    uploads.add([...(input.files ?? [])]);
    input.value = '';
  };
  const onDrop = (event: React.DragEvent) => {
    event.preventDefault();
    setOver(false);
    uploads.add([...event.dataTransfer.files]);
  };
  const { whole, sending, missing } = uploads;
  const full = whole.length + sending.length >= MOST;
  const all = part.problem?.field === 'attachments' ? part.problem.text : undefined;
  return (
    <div className="frow">
      <div className="flabel"><span id="report-attachments-label">{t('attach.label')}</span></div>
      {/* Dropping is a way beside the button, which keyboards have too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div className={`fcells attach ${over ? 'over' : ''}`} id="report-attachments" role="group" aria-labelledby="report-attachments-label" tabIndex={-1}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={onDrop}>
        <input ref={choose} type="file" multiple hidden accept={TAKEN} aria-label={t('attach.choose')} onChange={(event) => take(event.target)} />
        <input ref={camera} type="file" hidden accept="image/*" capture="environment" aria-label={t('attach.camera')} onChange={(event) => take(event.target)} />
        <button type="button" className="btn sm" disabled={full} onClick={() => choose.current?.click()}><Icon name="clip" className="s14" />{t('attach.choose')}</button>
        <button type="button" className="btn sm camera" disabled={full} onClick={() => camera.current?.click()}><Icon name="photo" className="s14" />{t('attach.camera')}</button>
        <span className="t3 s12">{t(full ? 'attach.full' : 'attach.hint')}</span>
        {(whole.length > 0 || sending.length > 0) && (
          <ul className="uploads">
            {whole.map((one, at) => (
              <li key={one.id}><Thumbnail file={one} /><span className="aname"><bdi>{one.name}</bdi> <span className="t3 n">{sizeWords(one.size)}</span>
                {refusalAt(part, at) ? <span className="late err" role="alert">{refusalAt(part, at)}</span> : <span className="t2 s12">{t('attach.whole')}</span>}</span>
                <button type="button" className="btn sm" onClick={() => uploads.remove(one.id)} aria-label={t('attach.removeOne', { name: one.name })}>{t('attach.remove')}</button></li>
            ))}
            {sending.map((one) => <Going key={one.key} one={one} uploads={uploads} held={held} />)}
          </ul>
        )}
        {all && <p className="late err" role="alert">{all}</p>}
        {missing.length > 0 && <p className="late err" role="alert">{t('attach.missing', { names: missing.map((one) => one.file.name).join(t('attach.comma')) })}</p>}
        {held && sending.length > 0 && <p className="soon s12" role="status">{t('attach.offlineNote')}</p>}
      </div>
      <div className="fsaid" />
    </div>
  );
}
