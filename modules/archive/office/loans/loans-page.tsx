import { Button } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { useAct } from '#office/data/use-act.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { DueBadge } from '#office/design/due-badge.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { type Column, DataList } from '#office/design/list/data-list.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useListState } from '#office/design/list/list-state.ts';
import { TwoLines } from '#office/design/list/two-lines.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useMay } from '#office/session/use-session.ts';
import { type LoanView, loans } from '../../contract/loans.ts';
import { keepRecordsUnit } from '../../contract/permissions.ts';
import { dossierPath } from '../addresses.ts';
import { KeepingTabs } from './keeping-tabs.tsx';
import { LendButton } from './lend-button.tsx';
import styles from './loans.module.css';

/** Dossiers that are lent out on paper: which is due first, who has it, and its way back. */
export function LoansPage() {
  const { t } = useTranslation();
  const keeps = useMay()(keepRecordsUnit);
  const list = useListState(useFilters());
  const pages = useOperationPages(loans.list, list.values as SentInput<typeof loans.list>) as Pages<LoanView>;
  const lend = keeps ? <LendButton /> : null;
  return (
    <>
      <PageHeader title={t('archive.loans.title')} detail={t('archive.loans.detail')} actions={lend} />
      <KeepingTabs />
      <DataList
        id="archive.loans"
        label={t('archive.loans.title')}
        list={list}
        pages={pages}
        columns={useColumns(keeps)}
        rowKey={({ id }) => id}
        rowPath={({ dossierId }) => dossierPath(dossierId)}
        empty={
          <EmptyState title={t('archive.loans.none')} action={lend}>
            {t('archive.loans.noneHint')}
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
      { kind: 'flag', name: 'overdue', label: t('archive.loans.overdue') },
      { kind: 'flag', name: 'mine', label: t('archive.loans.mine') },
    ],
    [t],
  );
}

function useColumns(keeps: boolean): Column<LoanView>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const back: Column<LoanView> = {
    id: 'back',
    header: '',
    width: '160px',
    align: 'end',
    phone: 'meta',
    cell: (loan) => <TakeBack loan={loan} />,
  };
  return [
    {
      id: 'title',
      header: t('archive.disposal.dossier'),
      width: 'minmax(0, 2fr)',
      phone: 'title',
      cell: ({ title, number, year, purpose }) => (
        <TwoLines first={title} second={`${number}/${year} · ${purpose}`} />
      ),
    },
    {
      id: 'borrower',
      header: t('archive.loans.borrower'),
      width: 'minmax(0, 1.4fr)',
      phone: 'meta',
      cell: ({ borrower, lentBy, lentAt }) => (
        <TwoLines
          first={borrower.name}
          second={t('archive.loans.lentBy', { name: lentBy.name, day: format.shortDay(lentAt) })}
          wide
        />
      ),
    },
    {
      id: 'due',
      header: t('archive.loans.due'),
      width: 'minmax(0, 1.3fr)',
      phone: 'meta',
      cell: ({ dueOn }) => <DueBadge due={dueOn} />,
    },
    ...(keeps ? [back] : []),
  ];
}

function TakeBack({ loan }: { loan: LoanView }) {
  const { t } = useTranslation();
  const take = useAct(loans.takeBack, {
    stales: ['archive.'],
    onDone: () => toast(t('archive.loans.returned', { title: loan.title })),
  });
  return (
    <Button
      variant="default"
      size="compact-sm"
      className={styles.act ?? ''}
      leftSection={<Undo2 size={14} aria-hidden="true" />}
      loading={take.isPending}
      aria-label={t('archive.loans.takeBackOf', { title: loan.title })}
      onClick={() => take.mutate({ loanId: loan.id })}
    >
      {t('archive.loans.takeBack')}
    </Button>
  );
}
