import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../api/commands';
import type { SessionView } from '../../api/types';
import { Field } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { problemOf, type Problem } from '../../words/problem';

export function SignIn({ onOpen, tools, note, failed }: { onOpen: (session: SessionView, askedAt: number) => void; tools: React.ReactNode; note?: React.ReactNode; failed: boolean }) {
  const { t, i18n } = useTranslation();
  const [form, setForm] = useState({ user: '', password: '', code: '' });
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const set = (name: keyof typeof form) => (event: React.ChangeEvent<HTMLInputElement>) => setForm((old) => ({ ...old, [name]: event.target.value }));
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    const askedAt = Date.now();
    try {
      onOpen(await signIn({ user: form.user.trim(), password: form.password, ...(form.code ? { code: form.code } : {}) }), askedAt);
    } catch (error) {
      setProblem(problemOf(error, t, i18n.language));
    } finally {
      setBusy(false);
    }
  };
  // What says "sign in first" elsewhere means here that it did not work.
  const wrong = problem ? `${problem.code === 'access.sign-in' ? t('session.wrong') : problem.text}（${problem.code}）` : failed ? t('session.noServer') : undefined;
  return (
    <main className="signin">
      <form className="pane" onSubmit={submit} aria-label={t('session.title')}>
        <h1 className="brand cy"><Icon name="mark" className="s24" /><span className="ink">{t('brand')}</span><span className="grow" />{tools}</h1>
        <Field id="user" label={t('session.user')}><input id="user" className="in" autoComplete="username" required value={form.user} onChange={set('user')} /></Field>
        <Field id="password" label={t('session.password')}><input id="password" className="in" type="password" autoComplete="current-password" required value={form.password} onChange={set('password')} /></Field>
        <Field id="code" label={t('session.code')} note={t('form.optional')}><input id="code" className="in" inputMode="numeric" autoComplete="one-time-code" value={form.code} onChange={set('code')} /></Field>
        <p className="late" role="alert">{wrong}</p>
        {note}
        <button className="btn p l" type="submit" disabled={busy}>{t('session.enter')}</button>
      </form>
    </main>
  );
}
