import { useTranslation } from 'react-i18next';
import { useWaiting } from '../features/reports/useWaiting';
import { Icon } from '../ui/Icon';

/** On every page: what this account has filed and the server does not have yet. */
export function WaitingChip({ user }: { user: string }) {
  const { t } = useTranslation();
  const items = useWaiting(user);
  const refused = items.filter((one) => one.refusal).length;
  const waits = items.length - refused;
  return (
    <>
      {waits > 0 && <span className="chip soon queued"><Icon name="o-wait" /><b className="n">{t('queue.count', { count: waits })}</b></span>}
      {refused > 0 && <span className="chip late queued"><Icon name="arrow" /><b className="n">{t('queue.refused', { count: refused })}</b></span>}
    </>
  );
}
