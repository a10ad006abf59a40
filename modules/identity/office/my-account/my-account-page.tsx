import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useSession } from '#office/session/use-session.ts';
import { factors } from '../../contract/factors.ts';
import { signIn } from '../../contract/sign-in.ts';
import { KeysPanel } from './keys-panel.tsx';
import { LanguagePanel } from './language-panel.tsx';
import styles from './my-account-page.module.css';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { ProviderPanel } from './provider-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { TotpPanel } from './totp-panel.tsx';

/** How a person signs in, where they are signed in, and what acts for them. */
export function MyAccountPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const ways = useOperation(factors.list, {});
  const offered = useOperation(signIn.options, {});
  return (
    <>
      <PageHeader title={t('identity.own.title')} detail={person.name} />
      <div className={styles.parts}>
        <AnswerState of={ways} loading={<LoadingRows tall />} />
        {ways.data ? (
          <>
            <PasswordPanel password={ways.data.password} />
            <TotpPanel totp={ways.data.totp} />
            <PasskeysPanel passkeys={ways.data.passkeys} offered={offered.data?.passkeys ?? false} />
            <ProviderPanel link={ways.data.oidc} offered={offered.data?.oidc?.label ?? null} />
          </>
        ) : null}
        <SessionsPanel />
        <KeysPanel />
        <LanguagePanel />
      </div>
    </>
  );
}
