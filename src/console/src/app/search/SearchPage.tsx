import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportAddress } from '../../api/reads';
import type { SavedView, SessionView } from '../../api/types';
import { readFilters, toAddress, toQuery } from '../../features/search/filters';
import { Hits } from '../../features/search/Hits';
import { SEARCH_WORDS, SearchForm } from '../../features/search/SearchForm';
import { useHits } from '../../features/search/useHits';
import { fromKept, useViews } from '../../features/search/useViews';
import { KEYED, Views } from '../../features/search/Views';
import { Key } from '../../ui/Key';
import { problemOf } from '../../words/problem';
import { useUnits } from '../../words/units';
import { CutBar, useCut } from '../CutBar';
import { useKeys } from '../keys';
import { back, goIncident } from '../route';
import { toggleTheme } from '../theme';
import { TopBar } from '../TopBar';
import '../../styles/search.css';

/** Which words and filters stand in the address, so that "back" and a bookmark find them again. */
function useAsked() {
  const [filters, setFilters] = useState(() => readFilters(location.search));
  const [asked, setAsked] = useState(filters);
  const ask = (wanted = filters) => {
    setFilters(wanted);
    setAsked(wanted);
    history.replaceState(history.state, '', `/search?${toAddress(wanted)}`);
  };
  return { filters, setFilters, asked, ask };
}

function Taken({ query }: { query: string }) {
  const { t } = useTranslation();
  return (
    <>
      <a className="btn sm" href={exportAddress(query, 'xlsx')} download title={t('find.exportNote')}>{t('find.xlsx')}</a>
      <a className="btn sm" href={exportAddress(query, 'csv')} download title={t('find.exportNote')}>{t('find.csv')}</a>
    </>
  );
}

/** "Where did I read that": words in everything that was filed, and the way from there to the incident. */
export default function SearchPage({ session, onLeave }: { session: SessionView; onLeave: () => void }) {
  const { t, i18n } = useTranslation();
  const { filters, setFilters, asked, ask } = useAsked();
  const units = useUnits();
  const cut = useCut();
  const query = toQuery(asked);
  const { hits, read } = useHits(query);
  const problem = read.error ? problemOf(read.error, t, i18n.language) : undefined;
  const open = (id: string) => goIncident(id, 'search');
  useEffect(() => document.getElementById(SEARCH_WORDS)?.focus(), []);
  const saved = useViews();
  const openView = (view: SavedView | undefined) => view && ask(fromKept(view.filters));
  const numbers = Object.fromEntries(saved.views.slice(0, KEYED).map((view, at) => [String(at + 1), () => openView(view)]));
  useKeys({ ...numbers, s: () => document.querySelector<HTMLElement>('.views [aria-keyshortcuts=S]')?.click(), t: toggleTheme, '/': () => document.getElementById(SEARCH_WORDS)?.focus(), Escape: back });
  const count = t(read.hasNextPage ? 'find.more' : 'find.count', { count: hits.length });
  return (
    <div className={`desk finding ${cut === 'no' ? '' : 'v-cut'}`}>
      <TopBar session={session} onLeave={onLeave} /><CutBar />
      <main className="findgrid">
        <div className="findleft"><SearchForm filters={filters} onChange={setFilters} onSearch={() => ask()} kinds={session.site.kinds} units={units.filter((one) => one.level !== 'township')} error={problem?.field ? problem.text : undefined} />
          <Views filters={filters} state={saved} onOpen={openView} /></div>
        <section className="pane" aria-label={t('find.found')} aria-busy={read.isFetching}>
          <div className="ph"><button type="button" className="btn sm" onClick={back} aria-keyshortcuts="Escape">{t('file.back')} <Key>Esc</Key></button><h2>{t('find.found')}</h2>
            <span className="tag" role="status">{read.isFetching ? t('find.looking') : count}</span><span className="grow" />{hits.length > 0 && <Taken query={query} />}</div>
          {problem && <p className="late pad" role="alert">{problem.text}</p>}
          <div className="scroll grow">
            <Hits hits={hits} q={asked.q} onOpen={open} />
            {!read.isFetching && !problem && hits.length === 0 && <p className="quiet t2">{t('find.none')}</p>}
            {read.hasNextPage && <button type="button" className="btn another" disabled={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>{t('find.next')}</button>}
          </div>
        </section>
      </main>
    </div>
  );
}
