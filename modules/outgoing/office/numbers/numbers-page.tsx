import { Button, NativeSelect } from '@mantine/core';
import { Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { type Pages, useOperation, useOperationPages } from '#office/data/use-operation.ts';
import { DataList } from '#office/design/list/data-list.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useMay } from '#office/session/use-session.ts';
import { type NumberBookView, numberBooks } from '../../contract/number-books.ts';
import { NumberState, type NumberView, numbers } from '../../contract/numbers.ts';
import { reserveNumbers } from '../../contract/permissions.ts';
import { KeepBackButton } from './keep-back-button.tsx';
import { useNumberColumns } from './number-columns.tsx';
import { NumberProof } from './number-proof.tsx';
import styles from './numbers.module.css';

/** The books of numbers: every number with its state, what is kept back, and the proof that none is missing. */
export function Page() {
  const { t } = useTranslation();
  const answer = useOperation(numberBooks.list, {});
  if (!answer.data) return <AnswerState of={answer} loading={<LoadingRows rows={8} />} />;
  if (answer.data.items.length > 0) return <Numbers books={answer.data.items} />;
  return (
    <>
      <PageHeader title={t('outgoing.numbers.title')} detail={t('outgoing.numbers.detail')} />
      <EmptyState title={t('outgoing.numbers.noBook')}>{t('outgoing.numbers.noBookHint')}</EmptyState>
    </>
  );
}

function Numbers({ books }: { books: readonly NumberBookView[] }) {
  const { t } = useTranslation();
  const may = useMay();
  const list = useListState(useFilters(books));
  const pages = useOperationPages(
    numbers.list,
    list.values as SentInput<typeof numbers.list>,
  ) as Pages<NumberView>;
  const bookId = list.values.bookId;
  const book = books.find(({ id }) => id === bookId) ?? books[0]!;
  return (
    <>
      <PageHeader
        title={t('outgoing.numbers.title')}
        detail={t('outgoing.numbers.detail')}
        actions={may(reserveNumbers) ? <Reserve books={books} book={book} /> : null}
      />
      <NumberProof books={books} />
      <DataList
        id="outgoing.numbers"
        label={t('outgoing.numbers.title')}
        pages={pages}
        list={list}
        columns={useNumberColumns()}
        rowKey={({ id }) => id}
        rowPath={({ draftId }) => (draftId ? `/outgoing/${draftId}` : '/outgoing/numbers')}
        empty={<EmptyState title={t('outgoing.numbers.none')}>{t('outgoing.numbers.noneHint')}</EmptyState>}
      />
    </>
  );
}

/** What is done with numbers that are kept back. */
function Reserve({ books, book }: { books: readonly NumberBookView[]; book: NumberBookView }) {
  const { t } = useTranslation();
  const [printed, setPrinted] = useState<string>(book.id);
  return (
    <>
      {books.length > 1 ? (
        <NativeSelect
          aria-label={t('outgoing.numbers.book')}
          value={printed}
          onChange={(event) => setPrinted(event.currentTarget.value)}
          data={books.map(({ id, name }) => ({ value: id as string, label: name }))}
          className={styles.book}
        />
      ) : null}
      <Button
        component="a"
        href={addressOf(numbers.sheet, { bookId: printed })}
        target="_blank"
        rel="noreferrer"
        variant="default"
        leftSection={<Printer size={16} aria-hidden="true" />}
      >
        {t('outgoing.numbers.sheet')}
      </Button>
      <KeepBackButton books={books} />
    </>
  );
}

function useFilters(books: readonly NumberBookView[]): FilterField[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const years = [...new Set(books.flatMap(({ counters }) => counters.map(({ year }) => year)))];
    return [
      ...(books.length > 1
        ? [
            {
              kind: 'choice' as const,
              name: 'bookId',
              label: t('outgoing.numbers.book'),
              options: books.map(({ id, name }) => ({ value: id as string, label: name })),
            },
          ]
        : []),
      {
        kind: 'choice',
        name: 'year',
        label: t('outgoing.numbers.year'),
        options: years
          .toSorted((a, b) => b - a)
          .map((year) => ({ value: String(year), label: String(year) })),
      },
      {
        kind: 'choice',
        name: 'state',
        label: t('outgoing.numbers.state'),
        several: true,
        options: NumberState.options.map((value) => ({ value, label: t(`outgoing.number.${value}`) })),
      },
    ];
  }, [books, t]);
}
