import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { type Column, DataList } from '#office/design/list/data-list.tsx';
import { ExportMenu } from '#office/design/list/export-menu.tsx';
import { TwoLines } from '#office/design/list/two-lines.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type MarkedRow, marks, retention } from '../../contract/retention.ts';
import { dossierPath, recordPath } from '../addresses.ts';
import { registersPath } from '../keeping-addresses.ts';
import { capital } from '../words/capital.ts';

/** The registers of vital, safeguarded and permanent records. */
export function RegistersPage() {
  const { t } = useTranslation();
  const asked = (useSearch({ strict: false }) as { mark?: string }).mark;
  const mark = marks.find((one) => one === asked) ?? 'vital';
  const pages = useOperationPages(retention.register, { mark }) as Pages<MarkedRow>;
  return (
    <>
      <PageHeader
        title={t(`archive.register.${mark}`)}
        detail={t(`archive.register.what.${mark}`)}
        actions={
          <ExportMenu
            verb={t('archive.register.print')}
            of={[
              {
                pdf: addressOf(retention.printRegister, { mark }),
                sheet: addressOf(retention.registerSheet, { mark }),
              },
            ]}
          />
        }
      />
      <PageTabs
        label={t('archive.register.title')}
        tabs={marks.map((one) => ({
          to: registersPath,
          search: { mark: one },
          label: capital(t(`archive.mark.${one}`)),
          current: one === mark,
        }))}
      />
      <DataList
        key={mark}
        id={`archive.register.${mark}`}
        label={t(`archive.register.${mark}`)}
        pages={pages}
        columns={useColumns(mark === 'safeguarded')}
        rowKey={({ id }) => id}
        rowPath={({ dossierId, recordId }) => (recordId ? recordPath(recordId) : dossierPath(dossierId))}
        empty={<EmptyState title={t('archive.register.none')}>{t('archive.register.noneHint')}</EmptyState>}
      />
    </>
  );
}

function useColumns(withCategory: boolean): Column<MarkedRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const category: Column<MarkedRow> = {
    id: 'category',
    header: t('archive.register.column.category'),
    width: 'minmax(0, 1.2fr)',
    phone: 'meta',
    cell: (row) => (row.category ? capital(t(`archive.category.${row.category}`)) : '—'),
  };
  return [
    {
      id: 'title',
      header: t('archive.register.column.title'),
      width: 'minmax(0, 2.6fr)',
      phone: 'title',
      cell: (row) => (
        <TwoLines
          first={row.recordTitle ?? row.title}
          second={[row.recordTitle ? row.title : null, `${row.number}/${row.year}`, row.code, row.unitName]
            .filter(Boolean)
            .join(' · ')}
        />
      ),
    },
    ...(withCategory ? [category] : []),
    {
      id: 'reason',
      header: t('archive.register.column.reason'),
      width: 'minmax(0, 2fr)',
      phone: 'meta',
      cell: ({ reason }) => reason,
    },
    {
      id: 'since',
      header: t('archive.register.column.since'),
      width: 'minmax(0, 1.2fr)',
      phone: 'side',
      cell: ({ at, by }) => <TwoLines first={format.shortDay(at)} second={by.name} wide />,
    },
  ];
}
