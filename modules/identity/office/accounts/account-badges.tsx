import { CircleCheck, CircleSlash, KeyRound, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '#office/design/status-badge.tsx';
import type { AccountView } from '../../contract/accounts.ts';
import styles from './accounts.module.css';

type BadgedAccount = Pick<AccountView, 'disabledAt' | 'hasPassword' | 'secondFactor'>;

/** Whether the account is open, and how well it is locked. */
export function AccountBadges({ account }: { account: BadgedAccount }) {
  const { t } = useTranslation();
  return (
    <span className={styles.badges}>
      {account.disabledAt ? (
        <StatusBadge tone="bad" icon={CircleSlash} label={t('identity.account.disabled')} />
      ) : account.hasPassword ? (
        <StatusBadge tone="good" icon={CircleCheck} label={t('identity.account.active')} />
      ) : (
        <StatusBadge tone="wait" icon={KeyRound} label={t('identity.account.noPassword')} />
      )}
      {account.secondFactor ? (
        <StatusBadge tone="neutral" icon={ShieldCheck} label={t('identity.account.secondFactor')} />
      ) : null}
    </span>
  );
}
