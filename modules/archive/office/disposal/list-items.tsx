import { Button } from '@mantine/core';
import { CircleX, ClipboardCheck, LogOut, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperationPages } from '#office/data/use-operation.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { type Column, DataList } from '#office/design/list/data-list.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { disposal } from '../../contract/disposal.ts';
import type { DisposalItemRow, DisposalView } from '../../contract/disposal-views.ts';
import { dossierPath } from '../addresses.ts';
import { AppraiseButtons } from './appraise-buttons.tsx';
import styles from './disposal.module.css';
import { DossierWords } from './dossier-words.tsx';
import { ItemWhy } from './item-why.tsx';

/** The dossiers of a list: what was appraised, what left it and why. */
export function ListItems({ list }: { list: DisposalView }) {
  const { t } = useTranslation();
  const pages = useOperationPages(disposal.items, { listId: list.id });
  const appraises = list.can.appraise && !list.cancelled;
  return (
    <DataList
      id="archive.disposal-items"
      label={t('archive.disposal.items')}
      pages={pages}
      columns={useColumns(list)}
      rowKey={({ dossierId }) => dossierId}
      rowPath={({ dossierId }) => dossierPath(dossierId)}
      rowName={({ title }) => title}
      {...(appraises
        ? {
            bulk: (rows: readonly DisposalItemRow[], clear: () => void) => (
              <AppraiseButtons list={list} rows={rows} onDone={clear} />
            ),
          }
        : {})}
      empty={
        <EmptyState title={t('archive.disposal.noItems')}>{t('archive.disposal.noItemsHint')}</EmptyState>
      }
    />
  );
}

function useColumns(list: DisposalView): Column<DisposalItemRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      id: 'title',
      header: t('archive.disposal.dossier'),
      width: 'minmax(0, 2.6fr)',
      phone: 'title',
      cell: (row) => <DossierWords of={row} />,
    },
    {
      id: 'until',
      header: t('archive.disposal.until'),
      width: '132px',
      phone: 'meta',
      cell: ({ activeUntil, inactiveUntil, dossierId, title }) => (
        <span className={styles.until}>
          {format.shortDay(inactiveUntil ?? activeUntil ?? '')}
          <ItemWhy dossierId={dossierId} title={title} />
        </span>
      ),
    },
    {
      id: 'opinion',
      header: t('archive.disposal.opinion'),
      width: 'minmax(0, 2fr)',
      phone: 'meta',
      cell: (row) => <Opinion row={row} list={list} />,
    },
  ];
}

function Opinion({ row, list }: { row: DisposalItemRow; list: DisposalView }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (row.dropped)
    return (
      <span>
        <StatusBadge tone="neutral" icon={LogOut} label={t('archive.disposal.dropped')} /> {row.dropped.text}{' '}
        ({format.shortDay(row.dropped.on)})
      </span>
    );
  return (
    <>
      <ul className={styles.opinions}>
        {row.appraisals.map(({ by, on, opinion, note }) => (
          <li key={`${by.id} ${on} ${opinion}`}>
            <StatusBadge
              tone={opinion === 'agree' ? 'good' : 'bad'}
              icon={opinion === 'agree' ? ClipboardCheck : CircleX}
              label={t(`archive.disposal.opinion.${opinion}`)}
            />{' '}
            {[by.name, note].filter(Boolean).join(': ')}
          </li>
        ))}
      </ul>
      {list.can['drop-item'] ? <DropButton row={row} list={list} /> : null}
    </>
  );
}

/** Takes a dossier off; its line stays with the reason, and it can go on another list. */
function DropButton({ row, list }: { row: DisposalItemRow; list: DisposalView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const drop = useAct(disposal.dropItem, {
    onDone: () => {
      toast(t('archive.disposal.dropDone'));
      setAsked(false);
    },
  });
  return (
    <span className={styles.acts}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<Undo2 size={14} aria-hidden="true" />}
        aria-label={t('archive.disposal.dropOf', { title: row.title })}
        onClick={() => setAsked(true)}
      >
        {t('archive.disposal.drop')}
      </Button>
      <ConfirmFinal
        opened={asked}
        onClose={() => setAsked(false)}
        verb={t('archive.disposal.drop')}
        title={t('archive.disposal.dropOf', { title: row.title })}
        busy={drop.isPending}
        error={asked ? (drop.error ?? undefined) : undefined}
        onConfirm={() => drop.mutate({ listId: list.id, dossierId: row.dossierId })}
      >
        <p>{t('archive.disposal.dropWhat')}</p>
      </ConfirmFinal>
    </span>
  );
}
