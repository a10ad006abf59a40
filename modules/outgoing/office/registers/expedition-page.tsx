import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck, Clock3, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { useUnitFilter } from '#modules/organization/office/pick/use-unit-filter.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { type Column, DataList } from '#office/design/list/data-list.tsx';
import { ExportMenu } from '#office/design/list/export-menu.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useListState } from '#office/design/list/list-state.ts';
import { TwoLines } from '#office/design/list/two-lines.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type ExpeditionLine, registers } from '../../contract/registers.ts';
import { sending } from '../../contract/sending.ts';
import { draftPath } from '../addresses.ts';
import { HandOverDialog } from '../sent/hand-over-dialog.tsx';
import styles from '../sent/sent.module.css';
import { LetterNumber } from '../words/letter-number.tsx';
import { RegistersTabs } from './registers-tabs.tsx';

/** Buku ekspedisi: what is handed over on paper, and who took it. */
export function Page() {
  const { t } = useTranslation();
  const list = useListState(useFilters());
  const values = list.values as SentInput<typeof registers.printExpedition>;
  const pages = useOperationPages(registers.expedition, values) as Pages<ExpeditionLine>;
  return (
    <>
      <PageHeader title={t('outgoing.expedition.title')} detail={t('outgoing.expedition.detail')} />
      <RegistersTabs current="expedition" />
      <DataList
        id="outgoing.expedition"
        label={t('outgoing.expedition.title')}
        pages={pages}
        list={list}
        tools={
          <ExportMenu
            of={[
              {
                pdf: addressOf(registers.printExpedition, values),
                sheet: addressOf(registers.exportExpedition, values),
              },
            ]}
          />
        }
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowPath={({ draftId }) => draftPath(draftId)}
        rowName={({ subject, name }) => `${subject} · ${name}`}
        empty={
          <EmptyState title={t('outgoing.expedition.none')}>{t('outgoing.expedition.noneHint')}</EmptyState>
        }
      />
    </>
  );
}

function useColumns(): Column<ExpeditionLine>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      id: 'number',
      header: t('outgoing.expedition.column.number'),
      width: '176px',
      phone: 'lead',
      cell: (row) => (
        <TwoLines first={<LetterNumber of={row.number} />} second={format.shortDay(row.letterDay)} wide />
      ),
    },
    {
      id: 'name',
      header: t('outgoing.expedition.column.name'),
      width: 'minmax(0, 2fr)',
      phone: 'title',
      cell: (row) => <TwoLines first={row.name} second={row.isCopy ? t('outgoing.expedition.copy') : null} />,
    },
    {
      id: 'subject',
      header: t('outgoing.expedition.column.subject'),
      width: 'minmax(0, 2.4fr)',
      phone: 'meta',
      lines: 2,
      cell: (row) => row.subject,
    },
    {
      id: 'taken',
      header: t('outgoing.expedition.column.handed-to'),
      width: 'minmax(0, 1.6fr)',
      phone: 'meta',
      cell: (row) =>
        row.handedTo ? (
          <TwoLines first={row.handedTo} second={row.handedAt ? format.moment(row.handedAt) : null} wide />
        ) : null,
    },
    {
      id: 'state',
      header: t('outgoing.expedition.state'),
      width: '164px',
      phone: 'side',
      cell: (row) => <StateBadge line={row} />,
    },
    {
      id: 'acts',
      header: t('outgoing.expedition.acts'),
      width: '204px',
      align: 'end',
      phone: 'meta',
      cell: (row) => <Acts line={row} />,
    },
  ];
}

function StateBadge({ line }: { line: ExpeditionLine }) {
  const { t } = useTranslation();
  if (line.handedTo)
    return <StatusBadge tone="good" icon={CircleCheck} label={t('outgoing.expedition.handed-over')} />;
  if (line.state === 'failed')
    return <StatusBadge tone="bad" icon={CircleAlert} label={t('outgoing.delivery.failed')} />;
  return <StatusBadge tone="wait" icon={Clock3} label={t('outgoing.expedition.waiting')} />;
}

/** Print it for the recipient, and record who took it. */
function Acts({ line }: { line: ExpeditionLine }) {
  const { t } = useTranslation();
  const [handing, setHanding] = useState(false);
  return (
    <span className={styles.acts}>
      {line.can.print ? (
        <Button
          component="a"
          href={addressOf(sending.printCopy, { deliveryId: line.id })}
          target="_blank"
          rel="noreferrer"
          variant="default"
          size="compact-sm"
          leftSection={<Printer size={14} aria-hidden="true" />}
          aria-label={`${t('outgoing.expedition.print')}: ${line.name}`}
        >
          {t('outgoing.expedition.print')}
        </Button>
      ) : null}
      {line.can.handOver ? (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`${t('outgoing.expedition.handOver')}: ${line.name}`}
          onClick={() => setHanding(true)}
        >
          {t('outgoing.expedition.handOver')}
        </Button>
      ) : null}
      <HandOverDialog delivery={line} opened={handing} onClose={() => setHanding(false)} />
    </span>
  );
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const unit = useUnitFilter(t('outgoing.register.unit'));
  return useMemo(
    () => [
      {
        kind: 'choice',
        name: 'state',
        label: t('outgoing.expedition.state'),
        options: (['waiting', 'handed-over'] as const).map((value) => ({
          value,
          label: t(`outgoing.expedition.${value}`),
        })),
      },
      { kind: 'days', label: t('outgoing.register.days'), from: 'from', to: 'to' },
      unit,
    ],
    [t, unit],
  );
}
