import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useMay } from '#office/session/use-session.ts';
import { type BookView, books } from '../../contract/books.ts';
import { keepBooks } from '../../contract/permissions.ts';
import { BookEntries } from './book-entries.tsx';
import { BookProof } from './book-proof.tsx';
import styles from './books.module.css';
import { OpenBookButton } from './open-book-button.tsx';
import { PrintBookMenu } from './print-book-menu.tsx';

/** The agenda books: a year at a time, with the proof that no number is missing, and what is printed of them. */
export function Page() {
  const { t } = useTranslation();
  const may = useMay();
  const { data, error, refetch, isFetching } = useOperation(books.list, {});
  const opening = may(keepBooks) ? <OpenBookButton /> : null;
  const head = (actions: React.ReactNode) => (
    <PageHeader title={t('letters.books.title')} detail={t('letters.books.detail')} actions={actions} />
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data) return <LoadingRows rows={8} />;
  if (data.items.length > 0) return <Shelf items={data.items} opening={opening} />;
  return (
    <>
      {head(null)}
      <EmptyState title={t('letters.books.none')} action={opening}>
        {t('letters.books.noneHint')}
      </EmptyState>
    </>
  );
}

function Shelf({ items, opening }: { items: readonly BookView[]; opening: React.ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = useSearch({ strict: false }) as { book?: string; year?: string };
  const book =
    items.find(({ id }) => id === address.book) ?? items.find(({ isDefault }) => isDefault) ?? items[0]!;
  const years = yearsOf(book);
  const year = years.find((one) => String(one) === address.year) ?? years[0]!;
  const go = (search: Record<string, string>) =>
    void navigate({ to: '.', search: { book: book.id, year: String(year), ...search }, replace: true });
  return (
    <>
      <PageHeader
        title={t('letters.books.title')}
        detail={t('letters.books.detail')}
        actions={
          <>
            {opening}
            <PrintBookMenu bookId={book.id} year={year} />
          </>
        }
      />
      <div className={styles.choice}>
        <NativeSelect
          label={t('letters.books.book')}
          value={book.id}
          onChange={(event) => go({ book: event.currentTarget.value })}
          data={items.map(({ id, name, unitName }) => ({
            value: id as string,
            label: `${name} · ${unitName}`,
          }))}
        />
        <NativeSelect
          label={t('letters.books.year')}
          value={String(year)}
          onChange={(event) => go({ year: event.currentTarget.value })}
          data={years.map(String)}
        />
        <BookProof bookId={book.id} year={year} />
      </div>
      <BookEntries bookId={book.id} year={year} />
    </>
  );
}

/** Years in which the book has entries, the latest first; a new book has the running one. */
function yearsOf({ years }: BookView): number[] {
  return years.length > 0 ? years.map(({ year }) => year) : [new Date().getFullYear()];
}
