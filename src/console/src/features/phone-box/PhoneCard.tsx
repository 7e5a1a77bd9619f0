import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { replyFrom, setBehaviour } from '../../api/commands';
import type { PhoneText, PhoneView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { dayOf, clock, instant } from '../../words/time';
import { problemOf } from '../../words/problem';
import { quickReply } from './quickReply';

const MODES = ['normal', 'off', 'undelivered', 'slow', 'reject'];

function Bubble({ text }: { text: PhoneText }) {
  const { t } = useTranslation();
  const at = Date.parse(text.at);
  const now = dutyNow();
  return (
    <li className={`bub ${text.direction === 'out' ? 'out' : ''}`}>
      <span className="sr">{t(`phone.direction.${text.direction}`)}</span><p>{text.text}</p>
      <time className="t3">{dayOf(at) === dayOf(now) ? clock(at) : instant(text.at, now, t)}</time>
    </li>
  );
}

function Texts({ phone }: { phone: PhoneView }) {
  const { t } = useTranslation();
  const box = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [phone.texts.length]);
  if (phone.texts.length === 0) return <p className="t3 quiet">{t('phone.noTexts')}</p>;
  return (
    // Scrolled by keyboard too, so it takes the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ul ref={box} tabIndex={0} className="texts scroll" aria-label={t('phone.texts', { who: phone.ownerName })}>
      {phone.texts.map((text) => <Bubble key={text.id} text={text} />)}
    </ul>
  );
}

function Behaviour({ phone, onProblem }: { phone: PhoneView; onProblem: (error: unknown) => void }) {
  const { t } = useTranslation();
  const change = (mode: string, delayMs: number) => void setBehaviour(phone.number, { mode, delayMs }).catch(onProblem);
  return (
    <div className="row">
      <select className="in" aria-label={t('phone.behaviour')} value={phone.mode} onChange={(event) => change(event.target.value, phone.delayMs)}>{MODES.map((mode) => <option key={mode} value={mode}>{t(`phone.mode.${mode}`)}</option>)}</select>
      <select className="in n" aria-label={t('phone.delay')} value={phone.delayMs} onChange={(event) => change(phone.mode, Number(event.target.value))}>
        {[...new Set([0, 1000, 5000, 30_000, 60_000, phone.delayMs])].toSorted((a, b) => a - b).map((delay) => <option key={delay} value={delay}>{delay / 1000} s</option>)}
      </select>
    </div>
  );
}

export function PhoneCard({ phone }: { phone: PhoneView }) {
  const { t, i18n } = useTranslation();
  const [reply, setReply] = useState('');
  const [problem, setProblem] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const quick = quickReply(phone.texts);
  const onProblem = useCallback((error: unknown) => setProblem(problemOf(error, t, i18n.language).text), [t, i18n]);
  const send = async (event: React.FormEvent) => {
    event.preventDefault();
    const text = reply.trim();
    if (!text) return;
    setProblem('');
    setReply('');
    // A text that could not be sent comes back to be sent again.
    await replyFrom(phone.number, text).catch((error: unknown) => { setReply(text); onProblem(error); });
  };
  return (
    <article className="phone pane" aria-label={`${phone.ownerName} ${phone.number}`}>
      <header><div className="row sb"><b className="el">{phone.ownerName}</b><span className="n t3">{phone.number}</span></div><span className="t2 el">{phone.unitName}</span></header>
      <Texts phone={phone} />
      {problem && <p className="late err" role="alert">{problem}</p>}
      <form className="row" onSubmit={send}>
        <input ref={field} className="in" aria-label={t('phone.reply')} placeholder={t('phone.reply')} value={reply} onChange={(event) => setReply(event.target.value)} />
        {quick && <button type="button" className="btn" onClick={() => { setReply(quick); field.current?.focus(); }}>{quick}</button>}
      </form>
      <Behaviour phone={phone} onProblem={onProblem} />
    </article>
  );
}
