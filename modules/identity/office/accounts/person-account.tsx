import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useMay } from '#office/session/use-session.ts';
import { accounts } from '../../contract/accounts.ts';
import { manageAccounts } from '../../contract/permissions.ts';
import { accountPath } from '../addresses.ts';
import { AccountBadges } from './account-badges.tsx';
import styles from './person-account.module.css';

/** The account, on the page of its person; for who keeps accounts. */
export function PersonAccount({ subjectId }: { subjectId: string }) {
  const { t } = useTranslation();
  const allowed = useMay()(manageAccounts);
  const personId = subjectId as PersonId;
  const answer = useOperation(accounts.list, { personId, limit: 1 }, { enabled: allowed });
  if (!allowed) return null;
  const account = answer.data?.items[0];
  return (
    <Panel title={t('identity.account.one')}>
      <AnswerState of={answer} compact loading={<LoadingRows rows={1} />} />
      {account ? <AccountBadges account={account} /> : null}
      {answer.data && !account ? <NothingYet>{t('identity.account.noneHint')}</NothingYet> : null}
      {answer.data ? (
        <Link to={accountPath(personId)} className={styles.open}>
          {t(account ? 'identity.account.manage' : 'identity.account.create')}
          <ChevronRight size={16} aria-hidden="true" />
        </Link>
      ) : null}
    </Panel>
  );
}
