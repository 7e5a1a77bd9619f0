import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPhones } from '../../api/reads';
import type { PhoneView } from '../../api/types';
import { useDuty, useLaySnapshot } from '../../live/LiveProvider';
import { problemOf } from '../../words/problem';
import { PhoneCard } from './PhoneCard';

/** Most recently used first; those that never rang keep the order of their numbers. */
export function sortedPhones(phones: Iterable<PhoneView>, typed: string): PhoneView[] {
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const last = (phone: PhoneView) => (phone.lastAt ? Date.parse(phone.lastAt) : 0);
  return [...phones].filter((phone) => phone.ownerName !== '')
    .filter((phone) => parts.every((part) => `${phone.ownerName} ${phone.unitName} ${phone.unitCode} ${phone.number}`.toLowerCase().includes(part)))
    .toSorted((a, b) => last(b) - last(a) || a.number.localeCompare(b.number));
}

/** Phones drawn at once; the rest are found by typing. */
const SHOWN = 60;

export function PhoneBoxPage() {
  const { t, i18n } = useTranslation();
  const { cache, loading } = useDuty();
  const lay = useLaySnapshot();
  const [typed, setTyped] = useState('');
  const { isSuccess, error } = useQuery({
    queryKey: ['phones'], enabled: !loading, staleTime: Infinity, retryDelay: 2000,
    queryFn: async () => {
      const page = await readPhones();
      lay({ phones: page.items });
      return true;
    },
  });
  const phones = sortedPhones(Object.values(cache.phones), typed);
  return (
    <main className="phones">
      <div className="row wrap head"><h2>{t('phone.title')}</h2><span className="tag n">{phones.length}</span>
        <input className="in" type="search" aria-label={t('phone.find')} placeholder={t('phone.find')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </div>
      {error && <p className="late" role="alert">{t('phone.failed', { why: problemOf(error, t, i18n.language).text })}</p>}
      {isSuccess && phones.length === 0 && <p className="t2">{typed ? t('phone.noneFound') : t('phone.none')}</p>}
      {!isSuccess && !error && <div className="bones tall" aria-hidden="true"><i /><i /><i /></div>}
      <div className="phonegrid">{phones.slice(0, SHOWN).map((phone) => <PhoneCard key={phone.number} phone={phone} />)}</div>
      {phones.length > SHOWN && <p className="t2">{t('phone.more', { count: phones.length - SHOWN })}</p>}
    </main>
  );
}
