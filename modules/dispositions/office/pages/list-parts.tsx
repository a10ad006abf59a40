import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { urgencies } from '#modules/letters/contract/terms.ts';
import type { Column } from '#office/design/list/data-list.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useFormat } from '#office/format/use-format.ts';
import type { RecipientState } from '../../contract/terms.ts';
import type { DispositionRow } from '../../contract/views.ts';
import { DeskActions } from '../acts/desk-actions.tsx';
import type { DeskDialogs } from '../acts/desk-dialogs.tsx';
import { targetOfRow } from '../acts/desk-target.ts';
import { DeskDue } from '../words/desk-due.tsx';
import { DeskStateBadge } from '../words/desk-state-badge.tsx';
import { Said } from '../words/said.tsx';
import { UrgencyBadge } from '../words/urgency-badge.tsx';
import { useOwnPosts } from '../words/use-own-posts.ts';
import styles from './pages.module.css';

/** The filters of both lists; those of states differ by what can wait there. */
export function useListFields(states: readonly RecipientState[]): FilterField[] {
  const { t } = useTranslation();
  const { posts } = useOwnPosts();
  return useMemo(
    () => [
      {
        kind: 'choice',
        name: 'state',
        label: t('dispositions.list.state'),
        several: true,
        options: states.map((value) => ({ value, label: t(`dispositions.state.${value}`) })),
      },
      {
        kind: 'choice',
        name: 'urgency',
        label: t('dispositions.give.urgency'),
        several: true,
        options: urgencies.map((value) => ({ value, label: t(`dispositions.urgency.${value}`) })),
      },
      { kind: 'flag', name: 'overdue', label: t('dispositions.list.overdue') },
      { kind: 'flag', name: 'settled', label: t('dispositions.list.settled') },
      ...(posts.length > 1
        ? [
            {
              kind: 'choice' as const,
              name: 'postId',
              label: t('dispositions.list.post'),
              options: posts.map((post) => ({ value: post.id as string, label: post.name })),
            },
          ]
        : []),
    ],
    [t, posts, states],
  );
}

export type ListSide = 'inbox' | 'given';

/** The columns of both lists: `other` is the post on the other side of the disposition. */
export function useListColumns(side: ListSide, dialogs: DeskDialogs): Column<DispositionRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const own = useOwnPosts();
  const other = (row: DispositionRow) => (side === 'inbox' ? row.fromPost : row.post);
  const mine = (row: DispositionRow) => (side === 'inbox' ? row.post : row.fromPost);
  return [
    {
      id: 'other',
      header: t(side === 'inbox' ? 'dispositions.list.from' : 'dispositions.list.to'),
      width: 'minmax(0, 1.5fr)',
      phone: 'lead',
      cell: (row) => (
        <span className={styles.two}>
          <span className={styles.strong}>{other(row).name}</span>
          <span className={styles.quiet}>{other(row).holderName ?? t('office.person.vacant')}</span>
          {own.actsForAnother(mine(row).id) ? (
            <span className={styles.acting}>{own.actingWords(mine(row).id)}</span>
          ) : null}
        </span>
      ),
    },
    {
      id: 'subject',
      header: t('dispositions.list.letter'),
      width: 'minmax(0, 2fr)',
      phone: 'title',
      lines: 2,
      cell: (row) => row.letter.subject,
    },
    {
      id: 'said',
      header: t('dispositions.list.said'),
      width: 'minmax(0, 1.5fr)',
      phone: 'meta',
      lines: 2,
      cell: (row) => <Said {...row} short />,
    },
    {
      id: 'given',
      header: t('dispositions.list.given'),
      width: '76px',
      phone: 'side',
      cell: (row) => <time dateTime={row.givenAt}>{format.recent(row.givenAt)}</time>,
    },
    {
      id: 'state',
      header: t('dispositions.list.state'),
      width: '188px',
      phone: 'meta',
      cell: (row) => (
        <span className={styles.badges}>
          <DeskStateBadge state={row.state} />
          <UrgencyBadge urgency={row.urgency} />
          <DeskDue desk={row} />
        </span>
      ),
    },
    {
      id: 'acts',
      header: t('dispositions.list.acts'),
      width: '184px',
      align: 'end',
      phone: 'meta',
      cell: (row) => (
        <span className={styles.acts}>
          <DeskActions desk={targetOfRow(row)} dialogs={dialogs} />
        </span>
      ),
    },
  ];
}
