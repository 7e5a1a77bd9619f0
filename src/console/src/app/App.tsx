import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../api/types';
import { PhoneBoxPage } from '../features/phone-box/PhoneBoxPage';
import { SignIn } from '../features/session/SignIn';
import { useSession } from '../features/session/useSession';
import { LiveProvider } from '../live/LiveProvider';
import { CutBar } from './CutBar';
import { Desk } from './Desk';
import type { OpenForm } from './forms';
import { useKeys } from './keys';
import { usePath } from './route';
import { toggleTheme } from './theme';
import { Tools } from './Tools';
import { TopBar } from './TopBar';

function PhonesShell({ session, onLeave }: { session: SessionView; onLeave: () => void }) {
  return <div className="desk"><TopBar session={session} onLeave={onLeave} /><CutBar /><PhoneBoxPage /></div>;
}

/** Which form stands open is remembered above the sign-in, per user: a session that ends closes no form. */
interface Opened { user: string; form: OpenForm }

export function App() {
  const { t } = useTranslation();
  const { session, failed, open, close, leave } = useSession();
  const [opened, setOpened] = useState<Opened>();
  const path = usePath();
  const user = session?.user;
  const onForm = useCallback((form: OpenForm | undefined) => setOpened(form && user ? { user, form } : undefined), [user]);
  useKeys(session ? {} : { t: toggleTheme });
  if (session === undefined) {
    return <main className="waiting"><p role="status">{failed ? t('session.noServer') : t('session.looking')}</p></main>;
  }
  if (session === null) return <SignIn onOpen={open} tools={<Tools />} failed={false} />;
  const phones = path === '/phone-box' && session.site.phoneBox && session.actions.includes('phone-box.use');
  return (
    <LiveProvider onClosed={close}>
      {session.site.drill && <div className="drill" role="note">{t('drill', { site: session.site.name })}</div>}
      {phones ? <PhonesShell session={session} onLeave={() => void leave()} />
        : <Desk session={session} onLeave={() => void leave()} form={opened?.user === session.user ? opened.form : undefined} onForm={onForm} />}
    </LiveProvider>
  );
}
