import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../design/mark.tsx';
import { Motif } from '../design/motif.tsx';
import { ErrorState } from '../design/states/error-state.tsx';
import { usePageTitle } from '../router/page-title.ts';
import { LanguageChoice } from '../shell/language-choice.tsx';
import { comesFromProvider } from './provider-return.ts';
import type { DemoAccount } from './session.ts';
import { useSessionRefresh } from './session-state.ts';
import styles from './sign-in.module.css';
import { finishAtProvider, signInWays } from './sign-in-calls.ts';
import { SignInForm } from './sign-in-form.tsx';

/** The door of the office. The address stays what it was, so that signing in leads to the page that was asked for. */
export function SignInPage() {
  const { t } = useTranslation();
  const refresh = useSessionRefresh();
  const ways = useQuery({ queryKey: ['office.sign-in-ways'], queryFn: signInWays, staleTime: 60_000 });
  const [demo, setDemo] = useState<DemoAccount | null>(null);
  const returned = useProviderReturn();
  usePageTitle(t('office.signIn.title'));
  const accounts = ways.data?.demoAccounts ?? [];
  return (
    <div className={styles.page}>
      <div className={styles.picture} aria-hidden="true">
        <Motif kind="field" />
        <div className={styles.roof}>
          <Mark size={148} />
        </div>
      </div>
      <main className={styles.door}>
        <div className={styles.language}>
          <LanguageChoice />
        </div>
        <div className={styles.box}>
          <div className={styles.brand}>
            <Mark size={36} />
            <span>Pendopo</span>
          </div>
          <h1>{t('office.signIn.title')}</h1>
          {returned ? <ErrorState compact error={returned} /> : null}
          <SignInForm
            ways={ways.data}
            onDone={refresh}
            {...(demo ? { identifier: demo.identifier, password: demo.password } : {})}
          />
          {accounts.length > 0 ? <DemoAccounts accounts={accounts} chosen={demo} onChoose={setDemo} /> : null}
        </div>
      </main>
    </div>
  );
}

/** Signs in with what the provider sent along; answers the refusal, if there was one. */
function useProviderReturn(): unknown {
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (comesFromProvider()) void finishAtProvider().catch(setError);
  }, []);
  return error;
}

interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  chosen: DemoAccount | null;
  onChoose: (account: DemoAccount) => void;
}

/** Only where the server runs on demo data: the roles one can try, by agency. */
function DemoAccounts({ accounts, chosen, onChoose }: DemoAccountsProps) {
  const { t } = useTranslation();
  const agencies = [...new Set(accounts.map((account) => account.agency))];
  return (
    <section className={styles.demo} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('office.signIn.demo')}</h2>
      <p>{t('office.signIn.demoHint')}</p>
      {agencies.map((agency) => (
        <fieldset key={agency}>
          <legend>{agency}</legend>
          {accounts
            .filter((account) => account.agency === agency)
            .map((account) => (
              <button
                key={account.identifier}
                type="button"
                aria-pressed={chosen === account}
                onClick={() => onChoose(account)}
              >
                {account.role}
              </button>
            ))}
        </fieldset>
      ))}
    </section>
  );
}
