import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTicked } from '../../live/ticker';
import { Icon } from '../../ui/Icon';
import { clock } from '../../words/time';
import { isMuted, useSoundSettings } from './settings';
import { isAudible, unlock } from './tones';

const useMuted = (): boolean => {
  const settings = useSoundSettings();
  return useTicked(() => isMuted(settings, Date.now()));
};

/** In the top bar: whether this desk can be heard. */
export function SoundButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  const muted = useMuted();
  const word = t(muted ? 'sound.isMuted' : 'sound.title');
  return <button type="button" className={`ib ${muted ? 'late' : ''}`} onClick={onOpen} aria-label={word} title={`${word} S`} aria-keyshortcuts="S"><Icon name={muted ? 'muted' : 'sound'} className="s20" /></button>;
}

/** In the key bar: 告警声 80 %·06:30 试响. */
export function SoundWords() {
  const { t } = useTranslation();
  const { volume, testedAt } = useSoundSettings();
  const muted = useMuted();
  const percent = Math.round(volume * 100);
  return <span className={muted ? 'late' : ''}>{muted ? t('sound.isMuted') : testedAt ? t('sound.tested', { percent, time: clock(testedAt).slice(0, 5) }) : t('sound.untested', { percent })}</span>;
}

/** A desk that cannot be heard says so until somebody touches it: browsers let no page sound before that. */
export function NoSound() {
  const { t } = useTranslation();
  const [blocked, setBlocked] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setBlocked(!isAudible() && typeof AudioContext !== 'undefined'), 1000);
    const open = () => void unlock().then((audible) => setBlocked(!audible && typeof AudioContext !== 'undefined'));
    document.addEventListener('keydown', open);
    document.addEventListener('pointerdown', open);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', open);
      document.removeEventListener('pointerdown', open);
    };
  }, []);
  return blocked ? <button type="button" className="nosound" onClick={() => void unlock().then((audible) => setBlocked(!audible))}>{t('sound.blocked')}</button> : null;
}
