import { Link } from '@tanstack/react-router';
import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type BookEntry, books } from '../../contract/books.ts';
import { letterPath } from '../addresses.ts';
import { StageBadge } from '../letter-badges.tsx';
import type { BookForm } from './book-forms.ts';
import styles from './books.module.css';
import type { BookPeriod } from './print-book-menu.tsx';

type ColumnName =
  | 'number'
  | 'received'
  | 'letter-number'
  | 'sender'
  | 'subject'
  | 'passed-to'
  | 'note'
  | 'classification'
  | 'attachments'
  | 'class'
  | 'deadline'
  | 'taken-on'
  | 'signature';

/** The columns of each register, as it is printed. */
const columnsOf: Readonly<Record<BookForm, readonly ColumnName[]>> = {
  agenda: ['number', 'received', 'letter-number', 'sender', 'subject', 'passed-to', 'note'],
  expedition: ['number', 'received', 'letter-number', 'subject', 'passed-to', 'taken-on', 'signature'],
  'control-card': [
    'number',
    'classification',
    'sender',
    'letter-number',
    'subject',
    'attachments',
    'class',
    'passed-to',
    'deadline',
  ],
};

/** The book as it is kept: a line for every number, in order; what was cancelled is passed to nobody. */
export function BookEntries({ period, form }: { period: BookPeriod; form: BookForm }) {
  const { t } = useTranslation();
  const pages = useOperationPages(books.entries, { ...period, size: 50 }) as Pages<BookEntry>;
  const columns = columnsOf[form];
  const isListed = ({ stage }: BookEntry) => form === 'agenda' || stage !== 'cancelled';
  return (
    <PagedRows
      pages={pages}
      loading={<LoadingRows rows={8} />}
      empty={<EmptyState title={t('letters.books.empty')}>{t('letters.books.emptyHint')}</EmptyState>}
    >
      {(rows) => (
        /* biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll sideways, so the keyboard must reach it (WCAG 2.1.1) */
        <section className={styles.frame} aria-label={t(`letters.book.${form}`)} tabIndex={0}>
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
              {rows.filter(isListed).map((row) => (
                <Entry key={row.agendaNumber} row={row} columns={columns} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </PagedRows>
  );
}

function Entry({ row, columns }: { row: BookEntry; columns: readonly ColumnName[] }) {
  return (
    <tr data-cancelled={row.stage === 'cancelled' || undefined}>
      {columns.map((column) => (
        <Cell key={column} column={column} row={row} />
      ))}
    </tr>
  );
}

function Cell({ column, row }: { column: ColumnName; row: BookEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (column) {
    case 'number':
      return <td className={styles.number}>{row.agendaNumber}</td>;
    case 'received':
      return <td className={styles.day}>{format.shortDay(row.receivedAt)}</td>;
    case 'letter-number':
      return (
        <td className={styles.letterNumber}>
          {row.letterNumber}
          {row.letterDate ? <span className={styles.quiet}>{format.shortDay(row.letterDate)}</span> : null}
        </td>
      );
    case 'sender':
      return <td>{row.sender}</td>;
    case 'subject':
      return (
        <td className={styles.subject}>
          <Subject row={row} />
        </td>
      );
    case 'passed-to':
      return <td>{row.addressees.join('; ')}</td>;
    case 'classification':
      return <td>{row.classificationCode}</td>;
    case 'attachments':
      return <td>{row.attachments}</td>;
    case 'class':
      return <td>{t(`letters.class.${row.securityClass}`)}</td>;
    case 'deadline':
      return <td>{row.deadline ? format.shortDay(row.deadline) : null}</td>;
    case 'note':
      return <NoteCell row={row} />;
    default:
      // Signed by hand on the printed book.
      return <td />;
  }
}

function Subject({ row }: { row: BookEntry }) {
  const { t } = useTranslation();
  if (row.letterId) return <Link to={letterPath(row.letterId)}>{row.subject}</Link>;
  return (
    <span className={styles.hidden}>
      <EyeOff size={14} aria-hidden="true" /> {t('letters.book.hidden')}
    </span>
  );
}

function NoteCell({ row }: { row: BookEntry }) {
  const { t } = useTranslation();
  const hidden = row.letterId === null;
  return (
    <td>
      {row.stage === 'cancelled' || row.stage === 'closed' ? <StageBadge stage={row.stage} /> : null}
      {row.note ? <span className={styles.quiet}>{row.note}</span> : null}
      {hidden && !row.note ? (
        <span className={styles.quiet}>{t(`letters.class.${row.securityClass}`)}</span>
      ) : null}
    </td>
  );
}
