import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView, PolicyVersion } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { useTicked } from '../../live/ticker';
import { Icon } from '../../ui/Icon';
import { Countdown } from '../../words/Countdown';
import { isOwed, markOf, obligationName, standing, toneOf } from '../../words/obligation';
import { clock, dayOf, dayWords, lateMinutes } from '../../words/time';

export function Instant({ iso }: { iso: string | null | undefined }) {
  const { t } = useTranslation();
  if (!iso) return <span className="t3">—</span>;
  const at = Date.parse(iso);
  return <>{dayOf(at) !== dayOf(dutyNow()) && <small className="t3">{dayWords(at, t)} </small>}{clock(at)}</>;
}

function Result({ one }: { one: ObligationView }) {
  const { t } = useTranslation();
  const state = useTicked(useCallback((now: number) => standing(one, now), [one]));
  const early = one.metAt ? Math.floor((Date.parse(one.dueAt) - Date.parse(one.metAt)) / 60_000) : 0;
  const words = state === 'met-late' ? t('obligation.lateBy', { count: lateMinutes(one.lateBySeconds ?? 0) })
    : state === 'met' && early > 0 ? t('kept.early', { count: early }) : t(`obligation.state.${state}`);
  return (
    <span className={`row result ${toneOf(state)}`}><Icon name={markOf(state)} className="s14" />
      {isOwed(one) ? <><span className="sr">{words}</span><Countdown due={one.dueAt} className={state === 'open' ? '' : 'bold'} /></> : words}</span>
  );
}

/** Owed first, the nearest due on top; then what is settled, the latest on top. */
function inOrder(all: ObligationView[]): ObligationView[] {
  const due = (one: ObligationView) => Date.parse(one.dueAt);
  return all.toSorted((a, b) => Number(isOwed(b)) - Number(isOwed(a)) || (isOwed(a) ? due(a) - due(b) : due(b) - due(a)) || b.no - a.no);
}

/** Who owed what by when, when it came, and what that makes. */
export function Kept({ all, ownUnit, policy, unitWord }: {
  all: ObligationView[]; ownUnit: string; policy: PolicyVersion | null | undefined; unitWord: (code: string, short?: boolean) => string;
}) {
  const { t } = useTranslation();
  const count = (...states: string[]) => all.filter((one) => states.includes(one.state)).length;
  const [met, late, owed] = [count('met'), count('met-late', 'late', 'missing'), all.filter(isOwed).length];
  return (
    <section className="pane kept" aria-label={t('kept.title')}>
      <div className="ph"><h2>{t('kept.title')}</h2>
        {met > 0 && <span className="tag ok">{t('obligation.state.met')} <b className="n">{met}</b></span>}
        {late > 0 && <span className="tag late">{t('rail.late')} <b className="n">{late}</b></span>}
        {owed > 0 && <span className="tag soon">{t('kept.owed')} <b className="n">{owed}</b></span>}
        <span className="grow" />{policy && <span className="t3 s12 el" title={policy.name}>{t('kept.policy', { version: policy.version })}</span>}
      </div>
      {all.length === 0 ? <p className="quiet t3">{t('rail.none')}</p> : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="scroll grow stale" tabIndex={0} role="group" aria-label={t('kept.title')}>
          <table className="facts n">
            <thead><tr><th scope="col">{t('kept.who')}</th><th scope="col">{t('kept.what')}</th>{(['due', 'actual', 'result'] as const).map((name) => <th key={name} scope="col" className="r">{t(`kept.${name}`)}</th>)}</tr></thead>
            <tbody>{inOrder(all).map((one) => (
              <tr key={one.id} className={isOwed(one) ? 'waits' : ''}>
                <th scope="row">{one.unitCode === ownUnit ? <span className="tag own">{t('rail.own')}</span> : <span className="el">{unitWord(one.unitCode)}</span>}</th>
                <td>{obligationName(one.kind, one.no, t)}</td><td className="r"><Instant iso={one.dueAt} /></td><td className="r"><Instant iso={one.metAt} /></td><td className="r"><Result one={one} /></td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}
