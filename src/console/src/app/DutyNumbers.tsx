import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { readOnDutyUnder } from '../api/reads';
import type { OnDutyList, OnDutyView, SessionView } from '../api/types';
import { dutyNow } from '../live/clock';
import { Icon } from '../ui/Icon';
import { readStored, writeStored } from '../ui/useStored';
import { grouped } from '../words/grouped';
import { barePost, whomToRing } from '../words/posts';
import { instant } from '../words/time';
import { useUnits, useUnitWord } from '../words/units';

const KEPT = 'duty-numbers';
const AGAIN = 15 * 60_000;

/** Whoever signs out leaves no numbers behind. */
export const forgetNumbers = (): void => writeStored(KEPT, undefined);

/** While the line stands the numbers of all rooms below are kept in the browser: they are needed when it does not. */
export function useKeptNumbers(session: SessionView): void {
  const dials = session.actions.includes('number.dial');
  const { data } = useQuery({ queryKey: ['on-duty-under', session.unitCode], queryFn: () => readOnDutyUnder(session.unitCode), enabled: dials, staleTime: AGAIN, refetchInterval: AGAIN, retryDelay: 2000 });
  useEffect(() => {
    if (data) writeStored(KEPT, data);
  }, [data]);
}

function Room({ code, people }: { code: string; people: OnDutyView[] }) {
  const { t } = useTranslation();
  const unitWord = useUnitWord();
  const person = whomToRing(people);
  if (!person) return null;
  return (
    <li><b>{unitWord(code, true)}</b> <span className="el">{person.personName} <span className="t3">{barePost(person.post, t)}</span></span>
      <a className="n" href={`tel:${person.phone}`} aria-label={t('unit.dial', { who: person.personName, phone: person.phone })}><Icon name="phone" className="s12" />{person.phone}</a></li>
  );
}

/** Cut off for over two minutes: whom to ring, as it was last known. */
export function DutyNumbers() {
  const { t } = useTranslation();
  const units = useUnits();
  const kept = readStored<OnDutyList>(KEPT);
  if (!kept) return null;
  const byUnit = grouped(kept.items, (one) => one.unitCode);
  return (
    <details className="numbers" open>
      <summary>{t('link.numbers', { time: instant(kept.at, dutyNow(), t) })}</summary>
      <ul>{units.filter((one) => one.level === 'county').map((one) => <Room key={one.code} code={one.code} people={byUnit.get(one.code) ?? []} />)}</ul>
    </details>
  );
}
