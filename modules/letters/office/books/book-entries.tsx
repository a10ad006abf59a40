import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type BookEntry, books } from '../../contract/books.ts';
import type { BookId } from '../../contract/terms.ts';
import { letterPath } from '../addresses.ts';
import { StageBadge } from '../letter-badges.tsx';
import styles from './books.module.css';

const columns = ['number', 'received', 'letter-number', 'sender', 'subject', 'passed-to', 'note'] as const;

/** The book as it is kept: a line for every number, in order. */
export function BookEntries({ bookId, year }: { bookId: BookId; year: number }) {
  const { t } = useTranslation();
  const pages = useOperationPages(books.entries, { bookId, year, size: 50 }) as Pages<BookEntry>;
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (pages.isPending) return <LoadingRows rows={8} />;
  if (pages.isError && rows.length === 0)
    return (
      <ErrorState error={pages.error} onRetry={() => void pages.refetch()} retrying={pages.isFetching} />
    );
  if (rows.length === 0)
    return <EmptyState title={t('letters.books.empty')}>{t('letters.books.emptyHint')}</EmptyState>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll sideways, so the keyboard must reach it (WCAG 2.1.1) */}
      <section className={styles.frame} aria-label={t('letters.book.agenda')} tabIndex={0}>
        <table className={styles.book}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`letters.book.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Entry key={row.agendaNumber} row={row} />
            ))}
          </tbody>
        </table>
      </section>
      {pages.hasNextPage ? (
        <div className={styles.more}>
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('office.list.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Entry({ row }: { row: BookEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const hidden = row.letterId === null;
  return (
    <tr data-cancelled={row.stage === 'cancelled' || undefined}>
      <td className={styles.number}>{row.agendaNumber}</td>
      <td className={styles.day}>{format.shortDay(row.receivedAt)}</td>
      <td>
        {row.letterNumber}
        {row.letterDate ? <span className={styles.quiet}>{format.shortDay(row.letterDate)}</span> : null}
      </td>
      <td>{row.sender}</td>
      <td className={styles.subject}>
        {row.letterId ? (
          <Link to={letterPath(row.letterId)}>{row.subject}</Link>
        ) : (
          <span className={styles.hidden}>
            <EyeOff size={14} aria-hidden="true" /> {t('letters.book.hidden')}
          </span>
        )}
      </td>
      <td>{row.addressees.join('; ')}</td>
      <td>
        {row.stage === 'cancelled' || row.stage === 'closed' ? <StageBadge stage={row.stage} /> : null}
        {row.note ? <span className={styles.quiet}>{row.note}</span> : null}
        {hidden && !row.note ? (
          <span className={styles.quiet}>{t(`letters.class.${row.securityClass}`)}</span>
        ) : null}
      </td>
    </tr>
  );
}
