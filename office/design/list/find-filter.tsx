import { TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../states/error-state.tsx';
import styles from './filter.module.css';
import type { FilterField } from './filter-field.ts';
import type { ListState } from './list-state.ts';

type FindField = Extract<FilterField, { kind: 'find' }>;

/** The name behind a value of the address; the value itself until it is known. */
export function useFoundName(field: FilterField, value: string | undefined): string {
  const { data } = useQuery({
    queryKey: ['office.filter-name', field.label, value],
    queryFn: ({ signal }) => (field as FindField).nameOf(value ?? '', signal),
    enabled: field.kind === 'find' && Boolean(value),
    staleTime: 10 * 60_000,
  });
  return value ? (data ?? '…') : '';
}

/** Looks something up on the server and filters by it. */
export function FindFilter({
  field,
  list,
  onDone,
}: {
  field: FindField;
  list: ListState;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['office.filter-find', field.label, asked],
    queryFn: ({ signal }) => field.find(asked, signal),
    placeholderData: keepPreviousData,
  });
  const choose = (value: string | undefined) => {
    list.set({ [field.name]: value });
    onDone();
  };
  return (
    <div className={styles.find}>
      <TextInput
        label={field.label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        leftSection={<Search size={16} aria-hidden="true" />}
        data-autofocus
      />
      {found.error ? <ErrorState compact error={found.error} onRetry={() => void found.refetch()} /> : null}
      <ul className={styles.found}>
        {list.values[field.name] ? (
          <li>
            <button type="button" onClick={() => choose(undefined)}>
              {t('office.list.all')}
            </button>
          </li>
        ) : null}
        {found.data?.map((option) => (
          <li key={option.value}>
            <button type="button" onClick={() => choose(option.value)}>
              {option.label}
            </button>
          </li>
        ))}
      </ul>
      <p className="unseen" role="status">
        {found.data ? t('office.list.found', { count: found.data.length }) : ''}
      </p>
    </div>
  );
}
