import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayHere } from '../../live/ownLines';
import { Field } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { isMuted, mute, setSound, useSoundSettings } from './settings';
import { play, unlock, type Tone } from './tones';

const TONES: Tone[] = ['notice', 'due', 'page'];

function Volume() {
  const { t } = useTranslation();
  const { volume } = useSoundSettings();
  const [silent, setSilent] = useState(false);
  const test = async (tone: Tone) => {
    const audible = await unlock();
    setSilent(!audible);
    if (!audible) return;
    play(tone, volume);
    setSound({ testedAt: Date.now() });
  };
  return (
    <>
      <Field id="sound-volume" label={t('sound.volume')}>
        <span className="row"><input id="sound-volume" type="range" min="20" max="100" step="10" value={Math.round(volume * 100)} onChange={(event) => setSound({ volume: Number(event.target.value) / 100 })} /><b className="n">{Math.round(volume * 100)} %</b></span>
      </Field>
      <div className="row wrap">{TONES.map((tone) => <button key={tone} type="button" className="btn" onClick={() => void test(tone)}>{t(`sound.test.${tone}`)}</button>)}</div>
      {silent && <p className="late" role="alert">{t('sound.blocked')}</p>}
    </>
  );
}

function Desktop() {
  const { t } = useTranslation();
  const [permission, setPermission] = useState(() => (typeof Notification === 'undefined' ? 'denied' : Notification.permission));
  if (permission === 'granted') return <p className="t2">{t('sound.desktop.granted')}</p>;
  if (permission === 'denied') return <p className="t2">{t('sound.desktop.denied')}</p>;
  return <button type="button" className="btn" onClick={() => void Notification.requestPermission().then(setPermission)}>{t('sound.desktop.ask')}</button>;
}

/** Loud enough, heard at the start of the shift, and muted only with a reason and for ten minutes at most. */
export function SoundSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const settings = useSoundSettings();
  const [reason, setReason] = useState('');
  const muted = isMuted(settings, Date.now());
  const silence = () => {
    if (!mute(reason, Date.now())) return;
    sayHere('sound.muted', { reason: reason.trim() });
    onClose();
  };
  return (
    <Sheet title={t('sound.title')} closeLabel={t('keys.close')} onClose={onClose}>
      <div className="fields sound">
        <Volume />
        <Desktop />
        {muted ? <button type="button" className="btn" onClick={() => setSound({ mutedUntil: 0 })}>{t('sound.unmute')}</button> : (
          <form className="row wrap" onSubmit={(event) => { event.preventDefault(); silence(); }}>
            <input className="in" aria-label={t('sound.reason')} placeholder={t('sound.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
            <button type="submit" className="btn" disabled={reason.trim() === ''}>{t('sound.mute')}</button>
          </form>
        )}
        <p className="t3">{t('sound.note')}</p>
      </div>
    </Sheet>
  );
}
