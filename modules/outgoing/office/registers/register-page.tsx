import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { securityClasses } from '#modules/letters/contract/terms.ts';
import { useUnitFilter } from '#modules/organization/office/pick/use-unit-filter.ts';
import { type Pages, useOperation, useOperationPages } from '#office/data/use-operation.ts';
import { DataList } from '#office/design/list/data-list.tsx';
import { ExportMenu } from '#office/design/list/export-menu.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useMay } from '#office/session/use-session.ts';
import { numberBooks } from '../../contract/number-books.ts';
import { numberLetters } from '../../contract/permissions.ts';
import { mostCounted, type RegisterLine, registers } from '../../contract/registers.ts';
import { draftPath } from '../addresses.ts';
import { useKinds } from '../begin/use-kinds.ts';
import { useRegisterColumns } from './register-columns.tsx';
import { RegistersTabs } from './registers-tabs.tsx';

/** Buku agenda keluar: every signed letter that this person may see, newest first. */
export function Page() {
  const { t } = useTranslation();
  const list = useListState(useFilters());
  const pages = useOperationPages(
    registers.list,
    list.values as SentInput<typeof registers.list>,
  ) as Pages<RegisterLine>;
  return (
    <>
      <PageHeader title={t('outgoing.register.title')} detail={t('outgoing.register.detail')} />
      <RegistersTabs current="register" />
      <DataList
        id="outgoing.register"
        label={t('outgoing.register.title')}
        pages={pages}
        list={list}
        searchLabel={t('outgoing.register.search')}
        tools={<ListTools values={list.values as Filters} />}
        columns={useRegisterColumns()}
        rowKey={({ id }) => id}
        rowPath={({ id }) => draftPath(id)}
        rowName={({ subject }) => subject}
        empty={<EmptyState title={t('outgoing.register.none')}>{t('outgoing.register.noneHint')}</EmptyState>}
      />
    </>
  );
}

type Filters = SentInput<typeof registers.count>;

/** How much was found, and the way out of the house for it. */
function ListTools({ values }: { values: Filters }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useOperation(registers.count, values, { keepPrevious: true });
  const words = data?.more
    ? t('outgoing.register.foundMore', { most: format.number(mostCounted) })
    : t('outgoing.register.found', { count: data?.total ?? 0 });
  return (
    <>
      <Text size="sm" role="status">
        {data ? words : ''}
      </Text>
      <ExportMenu
        of={[{ pdf: addressOf(registers.print, values), sheet: addressOf(registers.export, values) }]}
      />
    </>
  );
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const may = useMay();
  const kinds = useKinds().data;
  const shelf = useOperation(numberBooks.list, {}, { enabled: may(numberLetters) }).data;
  const unit = useUnitFilter(t('outgoing.register.unit'));
  return useMemo(
    () => [
      { kind: 'days', label: t('outgoing.register.days'), from: 'from', to: 'to' },
      {
        kind: 'choice',
        name: 'kindCode',
        label: t('outgoing.register.kind'),
        several: true,
        options: (kinds ?? []).map(({ code, name }) => ({ value: code, label: name })),
      },
      {
        kind: 'choice',
        name: 'securityClass',
        label: t('outgoing.register.class'),
        several: true,
        options: securityClasses.map((value) => ({ value, label: t(`outgoing.class.${value}`) })),
      },
      {
        kind: 'choice',
        name: 'timeStamp',
        label: t('outgoing.timeStamp.label'),
        options: (['awaited', 'given-up'] as const).map((value) => ({
          value,
          label: t(`outgoing.timeStamp.${value}`),
        })),
      },
      ...(shelf && shelf.items.length > 1
        ? [
            {
              kind: 'choice' as const,
              name: 'bookId',
              label: t('outgoing.register.book'),
              options: shelf.items.map(({ id, name }) => ({ value: id as string, label: name })),
            },
          ]
        : []),
      unit,
    ],
    [t, kinds, shelf, unit],
  );
}
