import { Button, CloseButton, TextInput } from '@mantine/core';
import { Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './filter.module.css';
import { FilterButton } from './filter-button.tsx';
import { namesOf } from './filter-field.ts';
import type { ListState } from './list-state.ts';

interface FilterBarProps {
  list: ListState;
  /** What the search looks through: `Cari hal, pengirim, nomor`. Without it there is no search. */
  searchLabel?: string;
  /** Views, export and other tools of the list, at its end. */
  tools?: ReactNode;
}

/** Search and filters of a list, all bound to the address. */
export function FilterBar({ list, searchLabel, tools }: FilterBarProps) {
  const { t } = useTranslation();
  return (
    <search className={styles.bar} data-print="never">
      {searchLabel ? <SearchBox list={list} label={searchLabel} /> : null}
      <div className={styles.rest}>
        <div className={styles.filters}>
          {list.fields.map((field) => (
            <FilterButton key={namesOf(field).join()} field={field} list={list} />
          ))}
          {list.filtered ? (
            <Button
              variant="subtle"
              size="compact-sm"
              className={styles.clear}
              leftSection={<X size={14} aria-hidden="true" />}
              onClick={list.clear}
            >
              {t('office.list.clear')}
            </Button>
          ) : null}
        </div>
        {tools ? <div className={styles.tools}>{tools}</div> : null}
      </div>
    </search>
  );
}

const typingPause = 250;

function SearchBox({ list, label }: { list: ListState; label: string }) {
  const { t } = useTranslation();
  const fromAddress = typeof list.values.q === 'string' ? list.values.q : '';
  const [text, setText] = useState(fromAddress);
  const sent = useRef(fromAddress);

  useEffect(() => {
    if (fromAddress === sent.current) return;
    sent.current = fromAddress;
    setText(fromAddress);
  }, [fromAddress]);

  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      list.set({ q: text.trim() || undefined });
    }, typingPause);
    return () => clearTimeout(timer);
  }, [text, list]);

  return (
    <TextInput
      type="search"
      className={styles.search}
      data-list-search
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      leftSection={<Search size={16} aria-hidden="true" />}
      rightSection={
        text ? (
          <CloseButton
            size="sm"
            iconSize={16}
            aria-label={t('office.list.clearSearch')}
            onClick={() => setText('')}
          />
        ) : null
      }
    />
  );
}
