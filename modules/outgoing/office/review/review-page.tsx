import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { type Pages, rowsOf, useOperationPages } from '#office/data/use-operation.ts';
import { useShortcuts } from '#office/design/keyboard/shortcuts.ts';
import { FilterBar } from '#office/design/list/filter-bar.tsx';
import { useListState } from '#office/design/list/list-state.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { useListKeyboard } from '#office/design/list/use-list-keyboard.ts';
import { useSelection } from '#office/design/list/use-selection.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import type { DraftRow } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';
import { DraftsTabs } from '../list/drafts-tabs.tsx';
import { useDraftFilters } from '../list/use-draft-filters.ts';
import styles from './review.module.css';
import { ReviewCard } from './review-card.tsx';
import { useRefreshWhile } from './use-refresh-while.ts';

interface ReviewPageProps {
  box: 'sign' | 'initial';
  /** What is done with one letter, at the foot of its card. */
  act: (row: DraftRow) => ReactNode;
  /** The key that does it with the letter that has the focus. */
  shortcut: { keys: string; label: string; run: (row: DraftRow) => void };
  /** Above the letters: what has to be known before any is decided. */
  note?: ReactNode;
  /** What is done with those that were chosen. */
  bulk: (rows: readonly DraftRow[], clear: () => void) => ReactNode;
}

const keyOf = ({ id }: DraftRow) => id;

/** Letters that wait for the reader as sheets of paper beside each other: looked at, chosen, and decided together. */
export function ReviewPage({ box, act, bulk, shortcut, note }: ReviewPageProps) {
  const { t } = useTranslation();
  const list = useListState(useDraftFilters(box));
  const pages = useOperationPages(drafts.list, {
    ...list.values,
    box,
  } as SentInput<typeof drafts.list>) as Pages<DraftRow>;
  const rows = rowsOf(pages);
  const free = rows.filter(({ beingSigned }) => !beingSigned);
  useRefreshWhile(free.length < rows.length, () => void pages.refetch());
  const selection = useSelection(free, keyOf);
  const toggle = (key: string) => {
    if (free.some(({ id }) => id === key)) selection.toggleById(key);
  };
  const cards = useRef<HTMLDivElement>(null);
  useListKeyboard(cards, toggle);
  const onKey = () => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row;
    const row = free.find(({ id }) => id === focused);
    if (row) shortcut.run(row);
  };
  useShortcuts(t(`outgoing.box.${box}`), [{ keys: shortcut.keys, label: shortcut.label, run: onKey }]);
  return (
    <>
      <PageHeader title={t(`outgoing.box.${box}`)} detail={t(`outgoing.review.${box}`)} />
      <DraftsTabs current={box} />
      {note}
      <div ref={cards}>
        <FilterBar list={list} searchLabel={t('outgoing.list.search')} />
        {free.length > 1 ? (
          <Checkbox
            className={styles.all}
            label={t('outgoing.review.all', { count: free.length })}
            checked={selection.all}
            indeterminate={selection.some}
            onChange={selection.toggleAll}
          />
        ) : null}
        <PagedRows
          pages={pages}
          onSight
          empty={
            list.filtered ? (
              <EmptyState
                title={t('office.list.noMatch')}
                action={
                  <Button variant="default" onClick={list.clear}>
                    {t('office.list.clear')}
                  </Button>
                }
              >
                {t('office.list.noMatchHint')}
              </EmptyState>
            ) : (
              <EmptyState title={t(`outgoing.box.${box}.none`)}>
                {t(`outgoing.box.${box}.noneHint`)}
              </EmptyState>
            )
          }
        >
          {(read) => (
            <ul className={styles.cards} aria-label={t(`outgoing.box.${box}`)}>
              {read.map((row) => (
                <ReviewCard
                  key={row.id}
                  row={row}
                  signs={box === 'sign'}
                  chosen={selection.has(row.id)}
                  onChoose={() => selection.toggle(row.id)}
                >
                  {act(row)}
                </ReviewCard>
              ))}
            </ul>
          )}
        </PagedRows>
        {selection.chosen.length > 0 ? (
          <section className={styles.bulk} aria-label={t('office.list.bulk')} data-print="never">
            <strong>{t('office.list.chosen', { count: selection.chosen.length })}</strong>
            {bulk(selection.chosen, selection.clear)}
            <Button variant="subtle" onClick={selection.clear}>
              {t('office.list.unchoose')}
            </Button>
          </section>
        ) : null}
      </div>
    </>
  );
}
