import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Waiting } from '../../features/reports/outbox';
import { useOthersWaiting } from '../../features/reports/useWaiting';
import { dutyNow } from '../../live/clock';
import { Icon } from '../../ui/Icon';
import { refusalProblem } from '../../words/problem';
import { instant } from '../../words/time';

interface Acts { onMend: (one: Waiting) => void; onDrop: (one: Waiting) => void; onFollow: (one: Waiting) => void }

/** An incident of its own, of which nothing is known yet but what waits here. */
const opens = ({ request }: Waiting): boolean => !request.incidentId && !request.leadId && (request.stage === 'phone' || request.stage === 'first');

/** What came back, or waits for a report that may never be filed: both are somebody's to decide. */
function Undecided({ one, onMend, onDrop }: { one: Waiting } & Pick<Acts, 'onMend' | 'onDrop'>) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  if (sure) {
    return <span className="row"><button type="button" className="btn sm d" onClick={() => onDrop(one)}>{t('queue.surely')}</button><button type="button" className="btn sm" onClick={() => setSure(false)}>{t('queue.keep')}</button></span>;
  }
  return <span className="row"><span className={`tag ${one.refusal ? 'late' : 'soon'}`}>{t(one.refusal ? 'office.returned' : 'office.waiting')}</span><button type="button" className="btn sm" onClick={() => onMend(one)}>{t('office.mend')}</button><button type="button" className="btn sm" onClick={() => setSure(true)}>{t('office.drop')}</button></span>;
}

function Line({ one, acts }: { one: Waiting; acts: Acts }) {
  const { t, i18n } = useTranslation();
  const time = one.request.filedAt ? instant(one.request.filedAt, dutyNow(), t) : '';
  const words = one.refusal ? refusalProblem(one.refusal, i18n.language).text : t(one.after ? 'queue.after' : 'queue.since', { time });
  return (
    <li className="oo wait"><Icon name={one.refusal ? 'arrow' : 'o-wait'} className={one.refusal ? 'late' : 'soon'} />
      <span><b className="el">{one.name}</b><small className="t2">{words}{one.refusal && <> <code>{one.refusal.code}</code></>}</small></span>
      {one.refusal || one.after ? <Undecided one={one} onMend={acts.onMend} onDrop={acts.onDrop} /> : (
        <span className="row"><span className="tag soon">{t('office.waiting')}</span>{opens(one) && <button type="button" className="btn sm" onClick={() => acts.onFollow(one)}>{t('queue.followUp')}</button>}</span>)}</li>
  );
}

/** What waits, since when, in the order in which it goes; what was refused, and why. */
export function WaitingList({ items, ...acts }: { items: Waiting[] } & Acts) {
  return <>{items.map((one) => <Line key={one.request.reportId} one={one} acts={acts} />)}</>;
}

/** Reports of other accounts on this device are counted, never shown. */
export function OthersWaiting({ user }: { user?: string }) {
  const { t } = useTranslation();
  const others = useOthersWaiting(user);
  const users = Object.keys(others);
  if (users.length === 0) return null;
  return <p className="cutnote" role="status">{t('queue.others', { users: users.join(t('list')), count: Object.values(others).reduce((sum, one) => sum + one, 0) })}</p>;
}
