import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../api/types';
import type { AlertHead } from '../../live/cache';
import { dutyNow } from '../../live/clock';
import { useTicked } from '../../live/ticker';
import { Icon } from '../../ui/Icon';
import { Ticking } from '../../ui/Ticking';
import { postWord } from '../../words/posts';
import { clock, dayOf, instant, wait } from '../../words/time';
import { reachShape, reachTone } from '../../words/told';
import { chainsOf, matrixRows, offset, share, type MatrixRow } from './matrixRows';

const SHOWN = 8;
const percent = (value: number) => `${(value * 100).toFixed(1)}%`;

/** Grey until the handset has it, green until the answer; red dashes while nobody has answered. */
function Bar({ row, raisedAt }: { row: MatrixRow; raisedAt: string }) {
  const { t } = useTranslation();
  const waits = row.answered === null && row.reach !== 'stale';
  // A hundredth of the bar is all that the eye can follow: it re-renders only then.
  const now = useTicked(useCallback((at: number) => (waits ? Math.round(share((at - Date.parse(raisedAt)) / 1000) * 100) / 100 : 0), [waits, raisedAt]));
  const start = share(row.queued);
  const handset = Math.max(start, share(row.handset ?? row.queued));
  const end = row.answered === null ? now : share(row.answered);
  return (
    <span className="bar" role="img" aria-label={t(waits ? 'matrix.barWaits' : 'matrix.bar', { reach: t(`reach.${row.reach}`) })}>
      <i style={{ left: percent(start), width: percent(handset - start) }} />
      {row.reach !== 'stale' && <u className={waits ? 'w' : ''} style={{ left: percent(handset), width: percent(Math.max(0, end - handset)) }} />}
    </span>
  );
}

function Answer({ row }: { row: MatrixRow }) {
  const { t } = useTranslation();
  const since = row.message.queuedAt;
  const waited = useCallback((now: number) => t('told.waits', { wait: wait(now - Date.parse(since)) }), [since, t]);
  if (row.answered !== null) return <span className="ok">✓ {offset(row.answered)}</span>;
  if (row.reach === 'stale') return <span className="t3">{t('reach.stale')}</span>;
  if (row.reach === 'failed') return <b className="late">{row.tries > 1 ? t('matrix.failed', { count: row.tries }) : t('reach.failed')}</b>;
  return <><Ticking words={waited} className="late bold" /><span className="sr">{t('matrix.noAnswer')}</span></>;
}

function Row({ row, raisedAt }: { row: MatrixRow; raisedAt: string }) {
  const { t } = useTranslation();
  const { message } = row;
  const ways = row.channels.map((one) => t(`channel.${one}`, { defaultValue: one })).join('→') || t('channel.none');
  return (
    <tr className={row.answered === null ? 'waits' : ''} title={message.text}>
      <th scope="row"><span className="row"><Icon name={reachShape(row.reach)} className={`s14 ${reachTone(row.reach)}`} /><span className="el">{message.personName}</span><span className="t3 el post">{postWord(message.post, t)}</span></span></th>
      <td className="via">{ways}{message.deliveries.some((one) => one.possiblyRepeated) && <> <span className="tag" title={t('told.repeatedWhy')}>{t('told.repeated')}</span></>}</td>
      <td className="r">{offset(row.queued)}</td>
      <td className="r">{row.handset === null ? <span className="t3">—</span> : offset(row.handset)}</td>
      <td className="r"><Answer row={row} /></td>
      <td className="barcell"><Bar row={row} raisedAt={raisedAt} /></td>
    </tr>
  );
}

function Heads() {
  const { t } = useTranslation();
  return (
    <thead><tr>
      <th scope="col">{t('matrix.who')}</th><th scope="col" className="via">{t('matrix.via')}</th>
      {(['queued', 'handset', 'answered'] as const).map((name) => <th key={name} scope="col" className="r">{t(`reach.${name}`)}</th>)}
      <th scope="col" className="barcell"><span className="sr">{t('matrix.scale')}</span><span className="ticks n" aria-hidden="true"><span>0</span><span>10 s</span><span>1 min</span><span>10 min</span></span></th>
    </tr></thead>
  );
}

function alertName(alert: AlertHead, language: string, t: ReturnType<typeof useTranslation>['t']): string {
  const raised = Date.parse(alert.raisedAt);
  const now = dutyNow();
  const at = dayOf(raised) === dayOf(now) ? clock(raised) : instant(alert.raisedAt, now, t);
  return t('matrix.alert', { reason: alert.reason[language === 'en' ? 'en' : 'zh'], time: at });
}

/** Who knew when, to the tenth of a second, of one alert at a time. */
export function Matrix({ alerts, messages }: { alerts: AlertHead[]; messages: MessageView[] }) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState<string>();
  const [open, setOpen] = useState(false);
  const told = useMemo(() => chainsOf(alerts, messages), [alerts, messages]);
  const chain = told.find((one) => one.alert.id === chosen) ?? told[0];
  const alert = chain?.alert;
  const rows = useMemo(() => (chain ? matrixRows(chain.messages, chain.alert.raisedAt) : []), [chain]);
  const answered = rows.filter((row) => row.answered !== null);
  const handsets = rows.filter((row) => row.handset !== null || row.answered !== null).length;
  const hidden = open ? [] : rows.slice(SHOWN).filter((row) => row.answered !== null);
  const shown = rows.filter((row) => !hidden.includes(row));
  return (
    <section className="pane matrix" aria-label={t('matrix.title')}>
      <div className="ph"><h2>{t('matrix.title')}</h2>
        {told.length > 1 ? (
          <select className="in pickalert" aria-label={t('matrix.choose')} value={alert?.id} onChange={(event) => setChosen(event.target.value)}>
            {told.map((one) => <option key={one.alert.id} value={one.alert.id}>{alertName(one.alert, i18n.language, t)}</option>)}</select>
        ) : alert && <span className="tag el">{alertName(alert, i18n.language, t)}</span>}
        <span className="grow" />
        {alert && <span className="n t2 s12 nw">{t('matrix.handsets')} {handsets}/{rows.length}　{t('reach.answered')} <b className={answered.length < rows.length ? 'soon' : 'ok'}>{answered.length}/{rows.length}</b></span>}
      </div>
      {rows.length === 0 || !alert ? <p className="quiet t3">{t('told.nobody')}</p> : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="scroll stale" tabIndex={0} role="group" aria-label={t('matrix.title')}>
          <table className="facts n"><Heads /><tbody>
            {shown.map((row) => <Row key={row.message.id} row={row} raisedAt={alert.raisedAt} />)}
            {hidden.length > 0 && <tr><td colSpan={6}><button type="button" className="more t2" onClick={() => setOpen(true)}>{t('matrix.rest', { count: hidden.length, slowest: offset(hidden[0]?.answered ?? 0) })}</button></td></tr>}
          </tbody></table>
        </div>
      )}
    </section>
  );
}
