import { Link, useParams } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { people } from '#modules/organization/contract/people.ts';
import { peopleView } from '#modules/organization/contract/permissions.ts';
import { personPath } from '#modules/organization/office/addresses.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Facts, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useMay } from '#office/session/use-session.ts';
import { type AccountView, accounts } from '../../contract/accounts.ts';
import { accountsPath } from '../addresses.ts';
import { AccountActs } from './account-acts.tsx';
import { AccountBadges } from './account-badges.tsx';
import styles from './accounts.module.css';
import { IdentifierList } from './identifier-list.tsx';
import { type MadeAccount, NewAccountForm } from './new-account-form.tsx';
import { OneTimeCode } from './one-time-code.tsx';

/** The account of one person: its state, and what an administrator can do for them. */
export function AccountPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { personId } = useParams({ strict: false }) as { personId: PersonId };
  const answer = useOperation(accounts.list, { personId, limit: 1 });
  const person = useOperation(people.open, { personId }, { enabled: may(peopleView) });
  const account = answer.data?.items[0];
  const name = account?.person.name ?? person.data?.fullName;
  const [made, setMade] = useState<MadeAccount | null>(null);
  return (
    <>
      <PageHeader
        title={name ?? t('identity.account.one')}
        back={{ to: accountsPath, label: t('identity.accounts.title') }}
        badges={account ? <AccountBadges account={account} /> : undefined}
      />
      <AnswerState of={answer} />
      {account ? <Account account={account} /> : null}
      {answer.data && !account ? <NoAccount personId={personId} name={name} onMade={setMade} /> : null}
      <OneTimeCode reset={made?.reset ?? null} person={name ?? ''} onClose={() => setMade(null)} />
    </>
  );
}

function Account({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const { person, identifiers, createdAt, disabledAt } = account;
  return (
    <div className={styles.columns}>
      <Panel title={t('identity.account.about')}>
        <Facts
          of={[
            [t('identity.account.identifiers'), <IdentifierList key="names" identifiers={identifiers} />],
            [t('identity.account.created'), format.moment(createdAt)],
            [t('identity.account.disabledAt'), disabledAt ? format.moment(disabledAt) : null],
            [
              t('identity.account.person'),
              may(peopleView) ? (
                <Link key="person" to={personPath(person.id)}>
                  {person.name}
                </Link>
              ) : null,
            ],
          ]}
        />
      </Panel>
      <AccountActs account={account} />
    </div>
  );
}

interface NoAccountProps {
  personId: PersonId;
  name: string | undefined;
  onMade: (made: MadeAccount) => void;
}

function NoAccount({ personId, name, onMade }: NoAccountProps) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('identity.account.none')}
      action={
        name ? (
          <DialogButton verb={t('identity.account.create')} icon={UserPlus} look="main" keeps>
            {(close) => (
              <NewAccountForm person={{ value: personId, label: name }} onMade={onMade} onCancel={close} />
            )}
          </DialogButton>
        ) : undefined
      }
    >
      {t('identity.account.noneHint')}
    </EmptyState>
  );
}
