import { useTranslation } from 'react-i18next';
import { useAcknowledge } from '../../features/alerts/useAcknowledge';
import { noticesOf } from '../../features/alerts/waiting';
import type { DutyCache } from '../../live/cache';
import { dutyNow } from '../../live/clock';
import { problemOf } from '../../words/problem';
import { instant } from '../../words/time';

/** What happened in another county and may reach this one: words to read and to answer, and no incident to open. */
export function NoticeList({ cache, answers }: { cache: DutyCache; answers: boolean }) {
  const { t, i18n } = useTranslation();
  const answer = useAcknowledge();
  const notices = noticesOf(cache);
  if (notices.length === 0) return null;
  const problem = answer.error ? problemOf(answer.error, t, i18n.language) : undefined;
  return (
    <section className="safe" aria-label={t('office.notices')}><h2>{t('office.notices')}</h2>
      <ul>{notices.map((one) => (
        <li key={one.id} className="notice-in"><p>{one.reason[i18n.language === 'en' ? 'en' : 'zh']} <small className="t3 n">{instant(one.raisedAt, dutyNow(), t)}</small></p>
          {answers && <button type="button" className="btn sm d" disabled={answer.isPending} onClick={() => answer.mutate(one.id)}>{t('told.answer')}</button>}</li>
      ))}</ul>
      {problem && <p className="late" role="alert">{problem.text}</p>}
    </section>
  );
}
