import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Pages, rowsOf } from '../../data/use-operation.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { FilterBar } from './filter-bar.tsx';
import styles from './list.module.css';
import type { ListState } from './list-state.ts';
import { PagedRows } from './paged-rows.tsx';
import { RowLink } from './row-link.tsx';
import { SavedViews } from './saved-views.tsx';
import { useListKeyboard } from './use-list-keyboard.ts';
import { useSelection } from './use-selection.ts';

export interface Column<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** Track of the grid: `minmax(0, 2fr)`, `120px`. An equal share by default. */
  width?: string;
  align?: 'end';
  /** Cut after so many lines, for words that the row's page shows in full. */
  lines?: number;
  /**
   * Where it stands when a row becomes a card on a phone: the `title` is also what opens the row; `lead` and `side` stand
   * above it, `meta` below; `hidden` is left out.
   */
  phone: 'title' | 'lead' | 'side' | 'meta' | 'hidden';
}

interface DataListProps<T> {
  /** Names the list in the address book of saved views, and for screen readers. */
  id: string;
  label: string;
  pages: Pages<T>;
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  /** Path of the page that a row opens. */
  rowPath: (row: T) => string;
  /** Rows that nobody has read yet stand out. */
  rowIsNew?: (row: T) => boolean;
  /** What is said of such a row to who does not see it stand out; without it, that it was not read. */
  newWords?: string;
  /** What a row is called when it is chosen by its box. */
  rowName?: (row: T) => string;
  list?: ListState;
  searchLabel?: string;
  empty: ReactNode;
  /** Actions for the chosen rows; with them every row has a box. */
  bulk?: (rows: readonly T[], clear: () => void) => ReactNode;
  /** Export and other tools beside the saved views. */
  tools?: ReactNode;
}

/** A list as officials read it: filters in the address, keyboard, pages by key, choices for many rows at once. */
export function DataList<T>(props: DataListProps<T>) {
  const { t } = useTranslation();
  const { pages, columns, list } = props;
  const rows = rowsOf(pages);
  const box = useRef<HTMLDivElement>(null);
  const selection = useSelection(rows, props.rowKey);
  useListKeyboard(box, props.bulk ? selection.toggleById : undefined);

  return (
    <div ref={box} className={styles.list}>
      {list ? (
        <FilterBar
          list={list}
          {...(props.searchLabel ? { searchLabel: props.searchLabel } : {})}
          tools={
            <>
              <SavedViews of={props.id} />
              {props.tools}
            </>
          }
        />
      ) : null}
      <PagedRows
        pages={pages}
        frame={styles.frame}
        onSight
        empty={<Nothing list={list} empty={props.empty} />}
      >
        {() => <Rows {...props} rows={rows} columns={columns} selection={selection} />}
      </PagedRows>
      {props.bulk && selection.chosen.length > 0 ? (
        <section className={styles.bulk} aria-label={t('office.list.bulk')} data-print="never">
          <strong>{t('office.list.chosen', { count: selection.chosen.length })}</strong>
          <div className={styles.bulkActions}>{props.bulk(selection.chosen, selection.clear)}</div>
          <Button variant="subtle" onClick={selection.clear}>
            {t('office.list.unchoose')}
          </Button>
        </section>
      ) : null}
    </div>
  );
}

interface RowsProps<T> extends DataListProps<T> {
  rows: readonly T[];
  selection: ReturnType<typeof useSelection<T>>;
}

function Rows<T>({ rows, columns, selection, ...props }: RowsProps<T>) {
  const { t } = useTranslation();
  const tracks = columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' ');
  const template = props.bulk ? `20px ${tracks}` : tracks;
  return (
    <table
      className={styles.table}
      style={{ '--tracks': template } as React.CSSProperties}
      aria-label={props.label}
    >
      <thead className={styles.head}>
        <tr className={styles.row}>
          {props.bulk ? (
            <th className={styles.choose}>
              <Checkbox
                size="xs"
                aria-label={t('office.list.chooseAll')}
                checked={selection.all}
                indeterminate={selection.some}
                onChange={selection.toggleAll}
              />
            </th>
          ) : null}
          {columns.map((column) => (
            <th key={column.id} scope="col" data-align={column.align}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = props.rowKey(row);
          return (
            <tr
              key={key}
              className={styles.row}
              data-new={props.rowIsNew?.(row) || undefined}
              data-chosen={selection.has(key) || undefined}
              data-row={key}
            >
              {props.bulk ? (
                <td className={styles.choose}>
                  <Checkbox
                    size="xs"
                    aria-label={t('office.list.choose', { name: props.rowName?.(row) ?? key })}
                    checked={selection.has(key)}
                    onChange={(event) => selection.toggle(key, (event.nativeEvent as MouseEvent).shiftKey)}
                  />
                </td>
              ) : null}
              {columns.map((column) => (
                <Cell
                  key={column.id}
                  column={column}
                  row={row}
                  newWords={props.rowIsNew?.(row) ? (props.newWords ?? t('office.list.new')) : null}
                  path={props.rowPath(row)}
                />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface CellProps<T> {
  column: Column<T>;
  row: T;
  newWords: string | null;
  path: string;
}

function Cell<T>({ column, row, newWords, path }: CellProps<T>) {
  const content = column.lines ? <Cut lines={column.lines}>{column.cell(row)}</Cut> : column.cell(row);
  return (
    <td data-phone={column.phone} data-align={column.align}>
      {column.phone === 'title' ? (
        <RowLink to={path}>
          {newWords ? <span className="unseen">{newWords} </span> : null}
          {content}
        </RowLink>
      ) : (
        content
      )}
    </td>
  );
}

function Cut({ lines, children }: { lines: number; children: ReactNode }) {
  return (
    <span className={styles.cut} style={{ WebkitLineClamp: lines }}>
      {children}
    </span>
  );
}

function Nothing({ list, empty }: { list: ListState | undefined; empty: ReactNode }) {
  const { t } = useTranslation();
  if (!list?.filtered) return empty;
  return (
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
  );
}
