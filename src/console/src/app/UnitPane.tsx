import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readOnDuty } from '../api/reads';
import type { ObligationView, OnDutyView } from '../api/types';
import { dutyNow } from '../live/clock';
import { Icon } from '../ui/Icon';
import { Key } from '../ui/Key';
import { Countdown } from '../words/Countdown';
import { aboutOf, markOf, obligationName, standing, toneOf } from '../words/obligation';
import { barePost } from '../words/posts';
import { instant } from '../words/time';
import { useUnitWord } from '../words/units';
import { useContacts } from './useContacts';

const SHOWN = 6;

function Person({ one, first }: { one: OnDutyView; first: boolean }) {
  const { t } = useTranslation();
  const whole = !one.phone.includes('*');
  return (
    <li className="row"><span className="grow el"><b>{one.personName}</b> <span className="t3">{barePost(one.post, t)}</span></span>
      {whole ? <a className={`btn sm dial ${first ? 'p' : ''}`} href={`tel:${one.phone}`} aria-label={t('unit.dial', { who: one.personName, phone: one.phone })}><Icon name="phone" className="s14" /><span className="n">{one.phone}</span></a>
        : <span className="n t2">{one.phone}</span>}</li>
  );
}

function Owed({ owed, onOpen }: { owed: ObligationView[]; onOpen: (one: ObligationView) => void }) {
  const { t } = useTranslation();
  const now = dutyNow();
  if (owed.length === 0) return <p className="row t2"><Icon name="o-met" className="ok" />{t('rail.none')}</p>;
  return (
    <ul className="obs">{owed.slice(0, SHOWN).map((one) => {
      const state = standing(one, now);
      return (
        <li key={one.id}><Icon name={markOf(state)} className={`s14 ${toneOf(state)}`} />
          <button type="button" className="link el" onClick={() => onOpen(one)} title={aboutOf(one, t)}>{obligationName(one.kind, one.no, t)}·{aboutOf(one, t)}</button>
          <Countdown due={one.dueAt} className={toneOf(state)} /></li>
      );
    })}{owed.length > SHOWN && <li className="more t3">{t('unit.more', { count: owed.length - SHOWN })}</li>}</ul>
  );
}

/** What a unit owes, who sits there now, and how to ring them: C from a row that it owes, or its cell among the counties. */
export function UnitPane({ code, owed, onOpen, onBack }: { code: string; owed: readonly ObligationView[]; onOpen: (one: ObligationView) => void; onBack: () => void }) {
  const { t } = useTranslation();
  const unitWord = useUnitWord();
  const contact = useContacts().get(code);
  const { data } = useQuery({ queryKey: ['on-duty', code], queryFn: () => readOnDuty(code), staleTime: 60_000, retryDelay: 2000 });
  const people = data?.items ?? [];
  return (
    <section className="pane side unitpane" aria-label={t('unit.title', { unit: unitWord(code) })}>
      <div className="ph"><h2 className="el">{unitWord(code)}</h2><span className="grow" /><button type="button" className="btn sm" onClick={onBack} aria-keyshortcuts="Escape">{t('keys.close')} <Key>Esc</Key></button></div>
      <div className="scroll grow body stale">
        <p className="contact t3 n">{contact ? t('county.contact', { time: instant(new Date(contact).toISOString(), dutyNow(), t) }) : t('county.noContact')}</p>
        <section className="sec"><h3>{t('unit.people')}</h3>
          {data && people.length === 0 ? <p className="late">{t('unit.nobody')}</p> : <ul className="people">{people.map((one, at) => <Person key={`${one.post} ${one.personId}`} one={one} first={at === 0} />)}</ul>}
        </section>
        <section className="sec"><h3>{t('unit.owed')}</h3><Owed owed={owed.filter((one) => one.unitCode === code)} onOpen={onOpen} /></section>
      </div>
    </section>
  );
}
