import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { people } from '#modules/organization/contract/people.ts';
import { call } from '#office/data/client.ts';
import { useOperationPages } from '#office/data/use-operation.ts';
import { type Column, DataList } from '#office/design/list/data-list.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type CertificateView, certificates } from '../../contract/certificates.ts';
import { signatureSettingsPath } from '../addresses.ts';
import { RevokeButton } from '../own/revoke-button.tsx';
import { StateBadge } from '../state-badge.tsx';

const pageSize = 50;
const shownPeople = 20;

/** Every certificate that the authority of the agency issued. */
export function CertificatesPage() {
  const { t } = useTranslation();
  const list = useListState(usePersonFilter());
  const { personId } = list.values;
  const pages = useOperationPages(
    certificates.list,
    { limit: pageSize, ...(typeof personId === 'string' ? { personId: personId as PersonId } : {}) },
    'after',
  );
  return (
    <>
      <PageHeader
        title={t('signatures.certificates.title')}
        detail={t('signatures.certificates.detail')}
        back={{ to: signatureSettingsPath, label: t('signatures.settings.title') }}
      />
      <DataList
        id="signing-certificates"
        label={t('signatures.certificates.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={keyOf}
        list={list}
        empty={
          <EmptyState title={t('signatures.certificates.none')}>
            {t('signatures.certificates.noneHint')}
          </EmptyState>
        }
      />
    </>
  );
}

const keyOf = ({ id }: CertificateView) => id;

function useColumns(): Column<CertificateView>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      id: 'person',
      header: t('signatures.certificates.person'),
      width: 'minmax(0, 1.3fr)',
      phone: 'title',
      cell: ({ person }) => person.name,
    },
    {
      id: 'post',
      header: t('signatures.certificates.post'),
      width: 'minmax(0, 1.6fr)',
      phone: 'meta',
      cell: ({ post }) => post.name,
    },
    {
      id: 'state',
      header: t('signatures.certificates.state'),
      width: '160px',
      phone: 'lead',
      cell: ({ state }) => <StateBadge state={state} />,
    },
    {
      id: 'expires',
      header: t('signatures.certificates.expires'),
      width: '120px',
      phone: 'meta',
      cell: ({ expiresAt }) => format.shortDay(expiresAt),
    },
    {
      id: 'acts',
      header: '',
      width: '96px',
      phone: 'meta',
      cell: (certificate) => (certificate.can.revoke ? <RevokeButton certificate={certificate} /> : null),
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
        label: t('signatures.certificates.person'),
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
