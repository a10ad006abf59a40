import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import type { OutputOf, SentInput } from '#core/contract/operation.ts';
import { useUnitFilter } from '#modules/organization/office/pick/use-unit-filter.ts';
import { type Pages, rowsOf, useOperation, useOperationPages } from '#office/data/use-operation.ts';
import { DataList } from '#office/design/list/data-list.tsx';
import { ExportMenu } from '#office/design/list/export-menu.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useMay } from '#office/session/use-session.ts';
import { books } from '../../contract/books.ts';
import { letters } from '../../contract/letters.ts';
import { registerLetters } from '../../contract/permissions.ts';
import { mostCounted, register } from '../../contract/register.ts';
import { securityClasses, stages, urgencies } from '../../contract/terms.ts';
import type { RegisterRow } from '../../contract/views.ts';
import { booksPath, letterPath, mailPath } from '../addresses.ts';
import { useRegisterColumns } from './letter-columns.tsx';

/** The register: every letter that this person may see, newest first. */
export function Page() {
  const { t } = useTranslation();
  const may = useMay();
  const list = useListState(useFilters());
  const pages = useOperationPages(
    letters.list,
    list.values as SentInput<typeof letters.list>,
  ) as Pages<RegisterRow>;
  const registers = may(registerLetters);
  const named = !list.values.bookId && rowsOf(pages).some(({ bookName }) => bookName !== null);
  const [first] = (pages.data?.pages ?? []) as Partial<OutputOf<typeof letters.list>>[];
  return (
    <>
      <PageHeader
        title={t('letters.list.title')}
        detail={t('letters.list.detail')}
        actions={registers ? <AgendaLink /> : null}
      />
      {first?.searchedInstead ? (
        <Text size="sm" role="status">
          {t('letters.list.searchedInstead', { words: first.searchedInstead })}
        </Text>
      ) : null}
      <DataList
        id="letters"
        label={t('letters.list.title')}
        pages={pages}
        list={list}
        searchLabel={t('letters.list.search')}
        tools={<ListTools values={list.values as Filters} />}
        columns={useRegisterColumns(named)}
        rowKey={({ id }) => id}
        rowPath={({ id }) => letterPath(id)}
        empty={
          <EmptyState
            title={t('letters.list.none')}
            action={registers ? <Link to={mailPath}>{t('letters.list.first')}</Link> : undefined}
          >
            {t('letters.list.noneHint')}
          </EmptyState>
        }
      />
    </>
  );
}

type Filters = SentInput<typeof register.count>;

/** How much was found, and the way out of the house for it. */
function ListTools({ values }: { values: Filters }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useOperation(register.count, values, { keepPrevious: true });
  const words = data?.more
    ? t('letters.list.foundMore', { most: format.number(mostCounted) })
    : t('letters.list.found', { count: data?.total ?? 0 });
  return (
    <>
      <Text size="sm" role="status">
        {data ? words : ''}
      </Text>
      <ExportMenu
        of={[{ pdf: addressOf(register.listPdf, values), sheet: addressOf(register.listSheet, values) }]}
      />
    </>
  );
}

/** The register leaves the house as the agenda book, in its own layout. */
function AgendaLink() {
  const { t } = useTranslation();
  return (
    <Button
      component={Link}
      to={booksPath}
      variant="default"
      leftSection={<BookOpen size={16} aria-hidden="true" />}
    >
      {t('letters.list.agenda')}
    </Button>
  );
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useOperation(letters.types, {});
  const shelf = useOperation(books.list, {}, { enabled: may(registerLetters) }).data;
  const unit = useUnitFilter(t('letters.list.unit'));
  return useMemo(() => {
    const words = (of: string, values: readonly string[]) =>
      values.map((value) => ({ value, label: t(`letters.${of}.${value}`) }));
    const types = (data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
    return [
      {
        kind: 'choice',
        name: 'stage',
        label: t('letters.list.stage'),
        options: words('stage', stages),
        several: true,
      },
      { kind: 'days', label: t('letters.list.received'), from: 'from', to: 'to' },
      {
        kind: 'choice',
        name: 'urgency',
        label: t('letters.field.urgency'),
        options: words('urgency', urgencies),
        several: true,
      },
      {
        kind: 'choice',
        name: 'securityClass',
        label: t('letters.list.class'),
        options: words('class', securityClasses),
        several: true,
      },
      {
        kind: 'choice',
        name: 'letterType',
        label: t('letters.list.type'),
        options: types,
        several: true,
      },
      ...(shelf && shelf.items.length > 1
        ? [
            {
              kind: 'choice' as const,
              name: 'bookId',
              label: t('letters.list.book'),
              options: shelf.items.map(({ id, name }) => ({ value: id as string, label: name })),
            },
          ]
        : []),
      unit,
      { kind: 'flag', name: 'overdue', label: t('letters.list.overdue') },
    ];
  }, [data, shelf, unit, t]);
}
