import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readOnDuty } from '../api/reads';
import { Icon } from '../ui/Icon';
import { Key } from '../ui/Key';
import { whomToRing } from '../words/posts';
import { useUnitWord } from '../words/units';

/** Rings whoever sits at the unit's desk now. The number is whole only for those who must dial. */
export function Dial({ unit }: { unit: string }) {
  const { t } = useTranslation();
  const unitWord = useUnitWord();
  const { data } = useQuery({ queryKey: ['dial', unit], queryFn: () => readOnDuty(unit), staleTime: 300_000, retryDelay: 2000 });
  const person = whomToRing(data?.items);
  const name = t('file.dial', { unit: unitWord(unit, true) });
  if (!person) return <button type="button" className="btn" disabled title={data ? t('file.dialNobody', { unit: unitWord(unit) }) : undefined}><Icon name="phone" className="s14" />{name}</button>;
  return <a className="btn dial" href={`tel:${person.phone}`} title={`${person.personName} ${person.phone}`} aria-keyshortcuts="C"><Icon name="phone" className="s14" />{name} <Key>C</Key></a>;
}
