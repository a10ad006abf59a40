import { Button, Menu } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ChevronDown, ListPlus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitFilter } from '#modules/organization/office/pick/use-unit-filter.ts';
import { useAct } from '#office/data/use-act.ts';
import { type Pages, useOperation, useOperationPages } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { type Column, DataList } from '#office/design/list/data-list.tsx';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { disposal } from '../../contract/disposal.ts';
import type { CandidateRow } from '../../contract/disposal-views.ts';
import { type DisposalKind, DisposalListId, disposalKinds } from '../../contract/terms.ts';
import { dossierPath } from '../addresses.ts';
import { candidatesFor, candidatesPath, disposalPath } from '../keeping-addresses.ts';
import { LifeBadge } from '../words/archive-badges.tsx';
import { capital } from '../words/capital.ts';
import styles from './disposal.module.css';
import { DisposalTabs } from './disposal-tabs.tsx';
import { DossierWords } from './dossier-words.tsx';
import { ItemWhy } from './item-why.tsx';

/** What is due today, by kind; chosen dossiers go on a list. */
export function CandidatesPage() {
  const { t } = useTranslation();
  const { kind, listId } = useAddress();
  const unit = useUnitFilter(t('archive.disposal.unit'));
  const list = useListState(useMemo(() => [unit], [unit]));
  const pages = useOperationPages(disposal.candidates, {
    ...list.values,
    kind,
  }) as Pages<CandidateRow>;
  return (
    <>
      {listId ? (
        <PageHeader
          title={t('archive.disposal.choose')}
          detail={t(`archive.disposal.due.${kind}`)}
          back={{ to: disposalPath(listId), label: t('archive.disposal.toList') }}
        />
      ) : (
        <>
          <PageHeader title={t('archive.disposal.candidates')} detail={t(`archive.disposal.due.${kind}`)} />
          <DisposalTabs />
          <PageTabs
            label={t('archive.disposal.kind')}
            tabs={disposalKinds.map((one) => ({
              to: candidatesPath,
              search: candidatesFor(one),
              label: t(`archive.disposal.for.${one}`),
              current: one === kind,
            }))}
          />
        </>
      )}
      <DataList
        id="archive.candidates"
        label={t('archive.disposal.candidates')}
        list={list}
        pages={pages}
        columns={useColumns()}
        rowKey={({ dossierId }) => dossierId}
        rowPath={({ dossierId }) => dossierPath(dossierId)}
        rowName={({ title }) => title}
        bulk={(chosen, clear) => {
          const rows = chosen.filter(({ onOtherList }) => !onOtherList);
          return (
            <>
              {listId ? (
                <AddTo listId={listId} rows={rows} />
              ) : (
                <AddToSome kind={kind} rows={rows} onDone={clear} />
              )}
              {rows.length < chosen.length ? (
                <span className={styles.staysOff}>
                  {t('archive.disposal.staysOff', { count: chosen.length - rows.length })}
                </span>
              ) : null}
            </>
          );
        }}
        empty={
          <EmptyState title={t('archive.disposal.noCandidates')}>
            {t('archive.disposal.noCandidatesHint')}
          </EmptyState>
        }
      />
    </>
  );
}

function useAddress(): { kind: DisposalKind; listId: DisposalListId | null } {
  const { kind, list } = useSearch({ strict: false }) as { kind?: string; list?: string };
  const listId = DisposalListId.safeParse(list);
  return {
    kind: disposalKinds.find((one) => one === kind) ?? 'destruction',
    listId: listId.success ? listId.data : null,
  };
}

interface AddToProps {
  listId: DisposalListId;
  rows: readonly CandidateRow[];
}

/** Puts what was chosen on the list from which one came, and goes back there. */
function AddTo({ listId, rows }: AddToProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const add = useAct(disposal.addItems, {
    onDone: () => {
      toast(t('archive.disposal.added', { count: rows.length }));
      void navigate({ to: disposalPath(listId) });
    },
  });
  return (
    <Button
      leftSection={<ListPlus size={16} aria-hidden="true" />}
      loading={add.isPending}
      disabled={rows.length === 0}
      onClick={() => add.mutate({ listId, dossierIds: rows.map(({ dossierId }) => dossierId) })}
    >
      {t('archive.disposal.add')}
    </Button>
  );
}

interface AddToSomeProps {
  kind: DisposalKind;
  rows: readonly CandidateRow[];
  onDone: () => void;
}

/** Lists that still take dossiers: those of this kind that are being selected. */
function AddToSome({ kind, rows, onDone }: AddToSomeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { data } = useOperation(disposal.list, { kind, open: 'true', size: 50 });
  const open = data?.items.filter(({ next }) => next === 'items' || next === 'closed') ?? [];
  const go = (listId: DisposalListId) => {
    onDone();
    void navigate({ to: disposalPath(listId) });
  };
  const add = useAct(disposal.addItems, {
    onDone: ({ id }) => {
      toast(t('archive.disposal.added', { count: rows.length }));
      go(id);
    },
  });
  const start = useAct(disposal.start, { onDone: ({ id }) => go(id) });
  const dossierIds = rows.map(({ dossierId }) => dossierId);
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button
          loading={add.isPending || start.isPending}
          disabled={rows.length === 0}
          leftSection={<ListPlus size={16} aria-hidden="true" />}
          rightSection={<ChevronDown size={14} aria-hidden="true" />}
        >
          {t('archive.disposal.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {open.map(({ id, createdAt, createdBy, items }) => (
          <Menu.Item key={id} onClick={() => add.mutate({ listId: id, dossierIds })}>
            {t('archive.disposal.listOf', {
              day: format.shortDay(createdAt),
              name: createdBy.name,
              count: items,
            })}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => start.mutate({ kind })}>{t('archive.disposal.startFirst')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useColumns(): Column<CandidateRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      id: 'title',
      header: t('archive.disposal.dossier'),
      width: 'minmax(0, 3fr)',
      phone: 'title',
      cell: (row) => <DossierWords of={row} />,
    },
    {
      id: 'until',
      header: t('archive.disposal.until'),
      width: 'minmax(120px, 1fr)',
      phone: 'meta',
      cell: ({ activeUntil, inactiveUntil }) => {
        const day = inactiveUntil ?? activeUntil;
        return day ? format.shortDay(day) : '—';
      },
    },
    {
      id: 'fate',
      header: t('archive.disposal.fate'),
      width: '120px',
      phone: 'hidden',
      cell: ({ fate }) => (fate ? capital(t(`archive.fate.${fate}`)) : '—'),
    },
    {
      id: 'state',
      header: t('archive.disposal.state'),
      width: 'minmax(0, 1.4fr)',
      phone: 'meta',
      cell: ({ state, onOtherList }) =>
        onOtherList ? t('archive.disposal.onOtherList') : <LifeBadge state={state} />,
    },
    {
      id: 'why',
      header: '',
      width: '110px',
      align: 'end',
      phone: 'meta',
      cell: ({ dossierId, title }) => <ItemWhy dossierId={dossierId} title={title} />,
    },
  ];
}
