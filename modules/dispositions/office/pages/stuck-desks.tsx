import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { dispositions } from '../../contract/dispositions.ts';
import type { StuckDesk } from '../../contract/views.ts';
import { deskPath } from '../addresses.ts';
import { DeskDue } from '../words/desk-due.tsx';
import { DeskStateBadge } from '../words/desk-state-badge.tsx';
import { useDuration } from '../words/use-duration.ts';
import styles from './statistics.module.css';

/** What is open and with whom it lies, the oldest first; what is late names to whom it was taken up. */
export function StuckDesks({ wanted }: { wanted: SentInput<typeof dispositions.stuck> }) {
  const { t } = useTranslation();
  const pages = useOperationPages(dispositions.stuck, { ...wanted, size: 20 }) as Pages<StuckDesk>;
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (pages.isPending) return <LoadingRows rows={4} />;
  if (pages.isError && rows.length === 0)
    return <ErrorState compact error={pages.error} onRetry={() => void pages.refetch()} />;
  if (rows.length === 0)
    return <EmptyState title={t('dispositions.stuck.none')}>{t('dispositions.stuck.noneHint')}</EmptyState>;
  return (
    <>
      <div className={styles.scroll}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone can be reached by keys */}
        <table className={styles.table} tabIndex={0}>
          <caption className="unseen">{t('dispositions.stuck.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('dispositions.list.letter')}</th>
              <th scope="col">{t('dispositions.stuck.with')}</th>
              <th scope="col">{t('dispositions.stuck.lain')}</th>
              <th scope="col">{t('dispositions.list.state')}</th>
              <th scope="col">{t('dispositions.stuck.takenUp')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.recipientId} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {pages.hasNextPage ? (
        <Button
          variant="default"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('office.list.more')}
        </Button>
      ) : null}
    </>
  );
}

function Row({ row }: { row: StuckDesk }) {
  const { t } = useTranslation();
  const format = useFormat();
  const duration = useDuration();
  return (
    <tr>
      <th scope="row" className={styles.letter}>
        <Link to={deskPath(row.recipientId)}>{row.letter.subject}</Link>
        <span>
          {row.letter.agendaNumber}/{row.letter.year} · {row.letter.sender}
        </span>
      </th>
      <td className={styles.wrapped}>
        {row.post.name}
        <span>{row.post.holderName ?? t('office.person.vacant')}</span>
      </td>
      <td>{duration(row.deskSeconds)}</td>
      <td className={styles.wrapped}>
        <DeskStateBadge state={row.state} /> <DeskDue desk={{ ...row, reportedAt: null, settledAt: null }} />
      </td>
      <td className={styles.wrapped}>
        {row.escalatedAt && row.escalatedTo
          ? `${row.escalatedTo.name}, ${format.recent(row.escalatedAt)}`
          : '–'}
      </td>
    </tr>
  );
}
