import { useTranslation } from 'react-i18next';
import type { Finding, StatutoryClockView } from '../../api/types';
import { useTicked } from '../../live/ticker';
import { lateMinutes } from '../../words/time';
import { Instant } from './Kept';

/** Met or not, early or late: the clocks of the law are judged on the record. */
function Judged({ one }: { one: StatutoryClockView }) {
  const { t } = useTranslation();
  const overdue = useTicked((now: number) => !one.metAt && one.dueAt != null && now > Date.parse(one.dueAt));
  if (one.metAt && one.lateBySeconds) return <span className="late">{t('obligation.lateBy', { count: lateMinutes(one.lateBySeconds) })}</span>;
  if (one.metAt && one.dueAt) return <span className="ok">{t('obligation.state.met')}</span>;
  return overdue ? <span className="late">{t('statutory.over')}</span> : <span className="t3">{t(one.dueAt ? 'statutory.runs' : 'statutory.waits')}</span>;
}

/** What the law demands of this kind of incident, and what the timer finds missing. */
export function Statutory({ clocks, findings }: { clocks: StatutoryClockView[]; findings: Finding[] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language.startsWith('zh') ? 'zh' : 'en';
  if (clocks.length + findings.length === 0) return null;
  return (
    <section className="pane statutory" aria-label={t('statutory.title')}>
      <div className="ph"><h2>{t('statutory.title')}</h2></div>
      {findings.map((one) => <p key={one.rule + one.message.zh} className="quiet late">{one.message[language]} <small className="t3">{one.rule}</small></p>)}
      {clocks.length > 0 && (
        <table className="facts n">
          <thead><tr><th scope="col">{t('kept.who')}</th><th scope="col">{t('statutory.basis')}</th><th scope="col" className="r">{t('kept.due')}</th><th scope="col" className="r">{t('kept.result')}</th></tr></thead>
          <tbody>{clocks.map((one) => (
            <tr key={one.side + one.basis.zh}>
              <th scope="row">{t(`statutory.side.${one.side as 'county' | 'prefecture'}`)}</th><td><span className="s12">{one.basis[language]}</span></td>
              <td className="r"><Instant iso={one.dueAt} /></td><td className="r"><Judged one={one} /></td>
            </tr>
          ))}</tbody>
        </table>
      )}
    </section>
  );
}
