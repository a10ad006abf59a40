import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { ChartColumn, KeyRound, UserPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { people } from '#modules/organization/contract/people.ts';
import { call } from '#office/data/client.ts';
import { useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { type Column, DataList } from '#office/design/list/data-list.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type AccountView, accounts } from '../../contract/accounts.ts';
import { accountPath, adoptionPath } from '../addresses.ts';
import { AccountBadges } from './account-badges.tsx';
import { IdentifierList } from './identifier-list.tsx';
import { type MadeAccount, NewAccountForm } from './new-account-form.tsx';
import { OneTimeCode } from './one-time-code.tsx';
import { PolicyForm } from './policy-form.tsx';

const pageSize = 50;
const shownPeople = 20;

/** The accounts of the agency. */
export function AccountsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [made, setMade] = useState<MadeAccount | null>(null);
  const list = useListState(usePersonFilter());
  const { personId } = list.values;
  const pages = useOperationPages(
    accounts.list,
    { limit: pageSize, ...(typeof personId === 'string' ? { personId: personId as PersonId } : {}) },
    'after',
  );
  const leaveCode = () => {
    const path = made && accountPath(made.account.person.id);
    setMade(null);
    if (path) void navigate({ to: path });
  };
  const create = (
    <DialogButton verb={t('identity.account.create')} icon={UserPlus} look="main" keeps>
      {(close) => (
        <NewAccountForm
          onMade={(account) => {
            close();
            setMade(account);
          }}
          onCancel={close}
        />
      )}
    </DialogButton>
  );
  return (
    <>
      <PageHeader
        title={t('identity.accounts.title')}
        detail={t('identity.accounts.detail')}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<ChartColumn size={16} aria-hidden="true" />}
              component={Link}
              to={adoptionPath}
            >
              {t('identity.adoption.title')}
            </Button>
            <DialogButton verb={t('identity.policy.title')} icon={KeyRound}>
              {(close) => <PolicyForm onDone={close} onCancel={close} />}
            </DialogButton>
            {create}
          </>
        }
      />
      <DataList
        id="accounts"
        label={t('identity.accounts.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={keyOf}
        rowPath={pathOf}
        list={list}
        empty={
          <EmptyState title={t('identity.accounts.none')} action={create}>
            {t('identity.accounts.noneHint')}
          </EmptyState>
        }
      />
      <OneTimeCode reset={made?.reset ?? null} person={made?.account.person.name ?? ''} onClose={leaveCode} />
    </>
  );
}

const keyOf = (account: AccountView) => account.id;
const pathOf = (account: AccountView) => accountPath(account.person.id);

function useColumns(): Column<AccountView>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      id: 'person',
      header: t('identity.account.person'),
      width: 'minmax(0, 1.3fr)',
      phone: 'title',
      cell: ({ person }) => person.name,
    },
    {
      id: 'identifiers',
      header: t('identity.account.identifiers'),
      width: 'minmax(0, 2fr)',
      phone: 'meta',
      cell: ({ identifiers }) => <IdentifierList identifiers={identifiers} inLine />,
    },
    {
      id: 'state',
      header: t('identity.account.state'),
      width: 'minmax(0, 1fr)',
      phone: 'lead',
      cell: (account) => <AccountBadges account={account} />,
    },
    {
      id: 'created',
      header: t('identity.account.created'),
      width: '120px',
      phone: 'hidden',
      cell: ({ createdAt }) => format.shortDay(createdAt),
    },
  ];
}

function usePersonFilter(): readonly FilterField[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        kind: 'find',
        name: 'personId',
        label: t('identity.account.person'),
        find: async (text, signal) => {
          const question = { ...(text ? { search: text } : {}), limit: shownPeople };
          const { items } = await call(people.list, question, { signal });
          return items.map(({ id, fullName }) => ({ value: id, label: fullName }));
        },
        nameOf: async (value, signal) =>
          (await call(people.open, { personId: value as PersonId }, { signal })).fullName,
      },
    ],
    [t],
  );
}
