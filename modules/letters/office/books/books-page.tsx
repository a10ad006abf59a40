import { NativeSelect, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { DayField, wholeDays } from '#office/design/form/day-field.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useMay, useSession } from '#office/session/use-session.ts';
import { type BookView, books } from '../../contract/books.ts';
import { keepBooks } from '../../contract/permissions.ts';
import { BookEntries } from './book-entries.tsx';
import { bookForms } from './book-forms.ts';
import { BookProof } from './book-proof.tsx';
import styles from './books.module.css';
import { KeepBookMenu } from './keep-book-menu.tsx';
import { OpenBookButton } from './open-book-button.tsx';
import { PrintBookMenu } from './print-book-menu.tsx';
import { yearsOf } from './years-of.ts';

/** The agenda, expedition book and control cards of a year, with the proof that no number is missing. */
export function Page() {
  const { t } = useTranslation();
  const may = useMay();
  const answer = useOperation(books.list, {});
  const { data } = answer;
  const opening = may(keepBooks) ? <OpenBookButton /> : null;
  if (!data) return <AnswerState of={answer} loading={<LoadingRows rows={8} />} />;
  if (data.items.length > 0) return <Shelf items={data.items} opening={opening} />;
  return (
    <>
      <PageHeader title={t('letters.books.title')} detail={t('letters.books.detail')} />
      <EmptyState title={t('letters.books.none')} action={opening}>
        {t('letters.books.noneHint')}
      </EmptyState>
    </>
  );
}

function Shelf({ items, opening }: { items: readonly BookView[]; opening: React.ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address = useSearch({ strict: false }) as Record<string, string | undefined>;
  const book =
    items.find(({ id }) => id === address.book) ?? items.find(({ isDefault }) => isDefault) ?? items[0]!;
  const years = yearsOf(book, useSession().agency.zone, new Date());
  const year = years.find((one) => String(one) === address.year) ?? years[0]!;
  const form = bookForms.find((one) => one === address.form) ?? 'agenda';
  const days = { ...(address.from ? { from: address.from } : {}), ...(address.to ? { to: address.to } : {}) };
  const period = { bookId: book.id, year, ...days };
  const go = (search: Record<string, string | undefined>) => {
    const next = { book: book.id as string, year: String(year), form, ...days, ...search };
    void navigate({ to: '.', search: definedOnly(next), replace: true });
  };
  return (
    <>
      <PageHeader
        title={t('letters.books.title')}
        detail={t('letters.books.detail')}
        actions={
          <>
            {opening}
            <KeepBookMenu key={book.id} book={book} />
            <PrintBookMenu period={period} />
          </>
        }
      />
      <div className={styles.choice}>
        <NativeSelect
          label={t('letters.books.book')}
          value={book.id}
          onChange={(event) => go({ book: event.currentTarget.value, year: undefined })}
          data={items.map(({ id, name, unitName, closedAt }) => ({
            value: id as string,
            label: `${name} · ${unitName}${closedAt ? ` (${t('letters.books.isClosed')})` : ''}`,
          }))}
        />
        <NativeSelect
          label={t('letters.books.year')}
          value={String(year)}
          onChange={(event) => go({ year: event.currentTarget.value, from: undefined, to: undefined })}
          data={years.map(String)}
        />
        {(['from', 'to'] as const).map((end) => (
          <DayField
            key={end}
            label={t(`letters.books.${end}`)}
            value={address[end] ?? ''}
            min={`${year}-01-01`}
            max={`${year}-12-31`}
            onChange={wholeDays((day) => go({ [end]: day }))}
          />
        ))}
        <BookProof bookId={book.id} year={year} />
      </div>
      <Tabs value={form} onChange={(next) => go({ form: next ?? undefined })} keepMounted={false}>
        <Tabs.List aria-label={t('letters.books.form')}>
          {bookForms.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`letters.book.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={form} className={styles.panel}>
          <BookEntries period={period} form={form} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function definedOnly(search: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => !!entry[1]));
}
