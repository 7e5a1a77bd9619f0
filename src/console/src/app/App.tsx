import { Activity, lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../api/types';
import { PhoneBoxPage } from '../features/phone-box/PhoneBoxPage';
import { SignIn } from '../features/session/SignIn';
import { useSession } from '../features/session/useSession';
import { LiveProvider } from '../live/LiveProvider';
import { CutBar } from './CutBar';
import { Desk } from './Desk';
import { forgetNumbers } from './DutyNumbers';
import type { OpenForm } from './forms';
import { useKeys } from './keys';
import { back, incidentOf, usePath } from './route';
import { toggleTheme } from './theme';
import { OthersWaiting } from './county/WaitingList';
import { Tools } from './Tools';
import { TopBar } from './TopBar';

// A page of its own, fetched when somebody opens an incident.
const IncidentPage = lazy(() => import('./incident/IncidentPage'));

// A county needs no board, a prefecture no filing form.
const CountyDesk = lazy(() => import('./county/CountyDesk'));

function PhonesShell({ session, onLeave }: { session: SessionView; onLeave: () => void }) {
  return <div className="desk"><TopBar session={session} onLeave={onLeave} /><CutBar /><PhoneBoxPage /></div>;
}

// Words in old reports are looked for now and then.
const SearchPage = lazy(() => import('./search/SearchPage'));

/** Which form stands open is remembered above the sign-in, per user: a session that ends closes no form. */
interface Opened { user: string; form: OpenForm }

export function App() {
  const { t } = useTranslation();
  const { session, asOf, failed, open, close, leave } = useSession();
  const [opened, setOpened] = useState<Opened>();
  const path = usePath();
  const user = session?.user;
  const onForm = useCallback((form: OpenForm | undefined) => setOpened(form && user ? { user, form } : undefined), [user]);
  useKeys(session ? {} : { t: toggleTheme });
  useEffect(() => {
    if (session === null) forgetNumbers();
  }, [session]);
  if (session === undefined) {
    return <main className="waiting"><p role="status">{failed ? t('session.noServer') : t('session.looking')}</p></main>;
  }
  if (session === null) return <SignIn onOpen={open} tools={<Tools />} note={<OthersWaiting />} failed={false} />;
  const form = opened?.user === session.user ? opened.form : undefined;
  const incident = incidentOf(path);
  const covered = incident !== undefined || path === '/search';
  const county = session.unitCode !== session.site.prefectureCode && session.actions.includes('report.file');
  const phones = path === '/phone-box' && session.site.phoneBox && session.actions.includes('phone-box.use');
  return (
    <LiveProvider key={session.user} onClosed={close} asOf={asOf}>
      {phones ? <PhonesShell session={session} onLeave={() => void leave()} /> : (
        // The desk stays as it was, selection and scroll too, while an incident lies over it.
        <Activity mode={covered ? 'hidden' : 'visible'}>
          {county ? <Suspense fallback={null}><CountyDesk session={session} onLeave={() => void leave()} asked={!covered && form?.kind === 'report' ? form.target : undefined} onTaken={() => onForm(undefined)} /></Suspense>
            : <Desk session={session} onLeave={() => void leave()} form={covered ? undefined : form} onForm={onForm} />}
        </Activity>
      )}
      {path === '/search' && <Suspense fallback={null}><SearchPage session={session} onLeave={() => void leave()} /></Suspense>}
      {incident && !phones && <Suspense fallback={null}><IncidentPage key={incident} session={session} id={incident} form={form} onForm={onForm} onLeave={() => void leave()} onBack={back} /></Suspense>}
    </LiveProvider>
  );
}
