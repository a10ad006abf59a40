import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { type Column, DataList } from '#office/design/list/data-list.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useMay } from '#office/session/use-session.ts';
import { disposal } from '../../contract/disposal.ts';
import type { DisposalRow } from '../../contract/disposal-views.ts';
import { keepRecordsUnit } from '../../contract/permissions.ts';
import { disposalKinds } from '../../contract/terms.ts';
import { disposalPath } from '../keeping-addresses.ts';
import { capital } from '../words/capital.ts';
import { DisposalState } from './disposal-state.tsx';
import { DisposalTabs } from './disposal-tabs.tsx';
import { StartList } from './start-list.tsx';

/** Lists by which records are moved, destroyed or handed over, the latest first. */
export function DisposalsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const list = useListState(useFilters());
  const pages = useOperationPages(
    disposal.list,
    list.values as SentInput<typeof disposal.list>,
  ) as Pages<DisposalRow>;
  const start = may(keepRecordsUnit) ? <StartList /> : null;
  return (
    <>
      <PageHeader title={t('archive.disposal.title')} detail={t('archive.disposal.detail')} actions={start} />
      <DisposalTabs />
      <DataList
        id="archive.disposals"
        label={t('archive.disposal.lists')}
        list={list}
        pages={pages}
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowPath={({ id }) => disposalPath(id)}
        rowIsNew={({ yours }) => yours}
        newWords={`${t('archive.disposal.yours')}:`}
        empty={
          <EmptyState title={t('archive.disposal.none')} action={start}>
            {t('archive.disposal.noneHint')}
          </EmptyState>
        }
      />
    </>
  );
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { kind: 'flag', name: 'open', label: t('archive.disposal.open') },
      { kind: 'flag', name: 'yours', label: t('archive.disposal.yours') },
      {
        kind: 'choice',
        name: 'kind',
        label: t('archive.disposal.kind'),
        options: disposalKinds.map((value) => ({ value, label: capital(t(`archive.kind.${value}`)) })),
      },
    ],
    [t],
  );
}

function useColumns(): Column<DisposalRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      id: 'kind',
      header: t('archive.disposal.kind'),
      width: 'minmax(0, 2fr)',
      phone: 'title',
      cell: ({ kind, items }) =>
        `${capital(t(`archive.kind.${kind}`))} · ${t('archive.disposal.dossiers', { count: items })}`,
    },
    {
      id: 'state',
      header: t('archive.disposal.next'),
      width: 'minmax(0, 2fr)',
      phone: 'meta',
      cell: (row) => <DisposalState list={row} />,
    },
    {
      id: 'by',
      header: t('archive.disposal.by'),
      width: 'minmax(0, 1.4fr)',
      phone: 'meta',
      cell: ({ createdBy }) => createdBy.name,
    },
    {
      id: 'at',
      header: t('archive.disposal.since'),
      width: '120px',
      phone: 'side',
      cell: ({ createdAt }) => format.shortDay(createdAt),
    },
  ];
}
