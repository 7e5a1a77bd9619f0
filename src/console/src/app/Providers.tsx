import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { makeI18n } from '../i18n';
import { IconSprite } from '../ui/Icon';

export function Providers({ children }: { children: ReactNode }) {
  const [i18n] = useState(makeI18n);
  const [queries] = useState(() => new QueryClient({
    // The stream keeps the cache: nothing is read again because a window came to the front. A failed read is tried for ever, so
    // that a server restart needs no reload; reads go on while the browser thinks it is offline, for localhost is not the network.
    defaultOptions: { queries: { refetchOnWindowFocus: false, refetchOnReconnect: false, retry: true, networkMode: 'always' }, mutations: { networkMode: 'always' } },
  }));
  return (
    <I18nextProvider i18n={i18n}><QueryClientProvider client={queries}><IconSprite />{children}</QueryClientProvider></I18nextProvider>
  );
}
