import { Button } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../design/feedback/toasts.ts';
import { Mark } from '../design/mark.tsx';
import { ErrorState } from '../design/states/error-state.tsx';
import { chooseLanguage, currentLanguage, loadTexts } from '../i18n/language.ts';
import { useStore } from '../state/store.ts';
import { followOtherTabs, pageLeft, personAtWork, takeEmptied } from './at-work.ts';
import styles from './gatekeeper.module.css';
import { openGate } from './gates.ts';
import { comesFromProvider } from './provider-return.ts';
import { useCurrentSession, useSessionRefresh } from './session-state.ts';
import { SessionContext } from './use-session.ts';

const SignInPage = lazy(() =>
  Promise.all([import('./sign-in-page.tsx'), loadTexts()]).then(([{ SignInPage }]) => ({
    default: SignInPage,
  })),
);

/** Lets in who is signed in; shows the door to others, and says so when the server cannot be reached. */
export function Gatekeeper({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { data: session, isPending, error, refetch, isFetching } = useCurrentSession();
  const left = useStore(pageLeft);
  useOtherTabs();
  useEmptiedNote(Boolean(session));
  const locale = session?.locale;
  useEffect(() => {
    if (locale && locale !== currentLanguage()) void chooseLanguage(locale);
  }, [locale]);

  if (isPending || left) return <Waiting label={t('office.loading')} />;
  const returning = comesFromProvider();
  if (session && !returning) return <SessionContext value={session}>{children}</SessionContext>;
  if (session === null || returning) {
    return (
      <Suspense fallback={<Waiting label={t('office.loading')} />}>
        <SignInPage />
      </Suspense>
    );
  }
  return (
    <main className={styles.waiting}>
      <Mark size={56} />
      <h1 className="unseen">Pendopo</h1>
      <ErrorState error={error} />
      <Button
        leftSection={<RotateCw size={16} aria-hidden="true" />}
        loading={isFetching}
        onClick={() => void refetch()}
      >
        {t('office.error.retry')}
      </Button>
    </main>
  );
}

/** Told once to who signed in over the page of another: what that other had typed is not here any more. */
function useEmptiedNote(signedIn: boolean): void {
  const { t } = useTranslation();
  useEffect(() => {
    if (signedIn && takeEmptied()) toast(t('office.gate.emptied'), { tone: 'neutral' });
  }, [signedIn, t]);
}

/** Somebody who signed in in another tab, or in the provider's window, has passed the gate of this page too. */
function useOtherTabs(): void {
  const refresh = useSessionRefresh();
  const { refetch } = useCurrentSession();
  useEffect(
    () =>
      followOtherTabs(() => {
        if (personAtWork() === null) return void refetch();
        const gate = openGate.get();
        if (gate) void refresh().then(gate.settle, () => {});
      }),
    [refresh, refetch],
  );
}

function Waiting({ label }: { label: string }) {
  return (
    <main className={styles.waiting}>
      <span className={styles.breath}>
        <Mark size={56} />
      </span>
      <p role="status" className="unseen">
        {label}
      </p>
    </main>
  );
}
