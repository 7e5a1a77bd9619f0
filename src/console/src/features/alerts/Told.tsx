import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../api/types';
import { Icon } from '../../ui/Icon';
import { Ticking } from '../../ui/Ticking';
import { postWord } from '../../words/posts';
import { countdown, wait } from '../../words/time';
import { countPeople, reachedAt, reachOf, reachShape, reachTone } from '../../words/told';

function Waiting({ since }: { since: string }) {
  const { t } = useTranslation();
  const words = useCallback((now: number) => t('told.waits', { wait: wait(now - Date.parse(since)) }), [since, t]);
  return <Ticking words={words} className="late n" />;
}

function Person({ message, answerBy }: { message: MessageView; answerBy: string | undefined }) {
  const { t } = useTranslation();
  const reach = reachOf(message);
  const last = message.deliveries.at(-1);
  const at = reachedAt(message);
  const took = at ? wait(Date.parse(at) - Date.parse(message.queuedAt)) : '';
  const left = useCallback((now: number) => {
    if (!answerBy) return '';
    return Date.parse(answerBy) > now ? t('told.nextPath', { left: countdown(Date.parse(answerBy), now, t) }) : t('told.nextNow');
  }, [answerBy, t]);
  return (
    <li className="mx" title={message.text}>
      <span className="who"><Icon name={reachShape(reach)} className={`s14 ${reachTone(reach)}`} /><b className="nw">{message.personName}</b>
        <span className="t3 el">{postWord(message.post, t)}·{t(`channel.${last?.channel ?? 'none'}`, { defaultValue: last?.channel ?? '' })}</span>
        {message.deliveries.some((one) => one.possiblyRepeated) && <span className="tag" title={t('told.repeatedWhy')}>{t('told.repeated')}</span>}</span>
      <span className="r t3">{t(`reach.${reach}`)}{reach !== 'answered' && reach !== 'queued' && reach !== 'failed' && took && <span className="n"> {took}</span>}</span>
      <span className="r">
        {message.answeredAt ? <span className="ok n">{wait(Date.parse(message.answeredAt) - Date.parse(message.queuedAt))}</span>
          : reach === 'failed' ? <Ticking words={left} className="late n" /> : reach === 'stale' ? null : <Waiting since={message.queuedAt} />}
      </span>
    </li>
  );
}

const SHOWN = 6;

/** Who was told and who said so: those who have not answered come first. */
export function Told({ messages, answerBy }: { messages: MessageView[]; answerBy: (alertId: string) => string | undefined }) {
  const { t } = useTranslation();
  const { told, answered } = countPeople(messages);
  const handset = countPeople(messages.filter((one) => ['handset', 'answered'].includes(reachOf(one)))).told;
  const rows = messages.toSorted((a, b) => Number(Boolean(a.answeredAt)) - Number(Boolean(b.answeredAt)) || Date.parse(b.queuedAt) - Date.parse(a.queuedAt));
  return (
    <section className="sec"><p className="kv"><span className="t3">{t('told.title')}</span>
      <span className="n">{t('told.onHandset', { count: handset })}·{t('told.answered', { count: answered })}{told > answered && <>·<b className="late">{t('told.missing', { count: told - answered })}</b></>}</span></p>
      {rows.length === 0 ? <p className="t3">{t('told.nobody')}</p> : <ul className="mxs">{rows.slice(0, SHOWN).map((one) => <Person key={one.id} message={one} answerBy={answerBy(one.alertId)} />)}</ul>}
      {rows.length > SHOWN && <p className="t3 s12 more">{t('told.more', { count: rows.length - SHOWN })}</p>}
    </section>
  );
}
