import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dutyNow } from '../live/clock';
import { hourMinute } from '../words/time';
import { problemOf } from '../words/problem';

/** Structure stands at once; after a second it is said what is awaited, and what went wrong if something did. */
export function LoadNote({ failed }: { failed: Error | null }) {
  const { t, i18n } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1000);
    return () => clearTimeout(timer);
  }, []);
  if (failed) return <p className="toast pane late" role="alert">{t('load.failed', { why: problemOf(failed, t, i18n.language).text })}</p>;
  return late ? <p className="toast pane" role="status">{t('load.reading', { time: hourMinute(dutyNow()) })}</p> : null;
}
