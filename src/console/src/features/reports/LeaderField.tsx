import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readOnDuty } from '../../api/reads';
import { barePost } from '../../words/posts';
import type { Part } from './controls';

const MOST = 20;

/** Who leads on the spot: the unit's people on duty by one press, anybody else by name. */
export function LeaderField({ part }: { part: Part }) {
  const { t, i18n } = useTranslation();
  // What goes into a report is in the language of reports, whoever reads the screen.
  const zh = i18n.getFixedT('zh');
  const [typed, setTyped] = useState('');
  const unit = part.draft.unitCode;
  const { data } = useQuery({ queryKey: ['dial', unit], queryFn: () => readOnDuty(unit), enabled: unit !== '', staleTime: 300_000, retry: false });
  const chosen = part.draft.leaders ?? [];
  const people = (data?.items ?? []).map((one) => `${one.personName}（${barePost(one.post, zh)}）`).filter((one, at, all) => all.indexOf(one) === at && !chosen.includes(one));
  const put = (names: string[]) => part.edit('leaders', [...new Set(names)].slice(0, MOST));
  const take = () => {
    const names = typed.split(/[、，,;；]/).map((one) => one.trim()).filter(Boolean);
    if (names.length > 0) put([...chosen, ...names]);
    setTyped('');
  };
  return (
    <>
      <div className="ql chosen" role="group" aria-label={t('form.leaders')}>
        {chosen.map((one) => <button key={one} type="button" className="on" aria-pressed="true" onClick={() => put(chosen.filter((other) => other !== one))}>{one} <span aria-hidden="true">×</span></button>)}
        {people.map((one) => <button key={one} type="button" aria-pressed="false" onClick={() => put([...chosen, one])}>{one}</button>)}</div>
      <input id="report-leaders" className="in" value={typed} placeholder={t('filing.leadersHint')} autoComplete="off" onChange={(event) => setTyped(event.target.value)} onBlur={take}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing || !typed.trim()) return;
          event.preventDefault();
          take();
        }} />
    </>
  );
}
