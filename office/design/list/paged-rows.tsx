import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Pages, rowsOf } from '../../data/use-operation.ts';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingRows } from '../states/loading-rows.tsx';
import styles from './paged-rows.module.css';
import { useLoadOnSight } from './use-load-on-sight.ts';

interface PagedRowsProps<T> {
  pages: Pages<T>;
  /** What stands here before the first page is known. */
  loading?: ReactNode;
  empty: ReactNode;
  /** Inside of a card: a fault takes one line. */
  compact?: boolean;
  /** Reads on before the end comes into sight. Not where other things follow below, or the list scrolls in itself. */
  onSight?: boolean;
  /** Class of a frame around the rows and what stands in their place; the button is below it. */
  frame?: string | undefined;
  /** The rows that were read so far, at least one. */
  children: (rows: readonly T[]) => ReactNode;
}

/** A list that is read page by page: its rows, or why there are none, and the way to the next of them. */
export function PagedRows<T>(props: PagedRowsProps<T>) {
  const { pages, loading = <LoadingRows />, empty, compact, onSight, frame, children } = props;
  const rows = rowsOf(pages);
  const none = rows.length === 0;
  return (
    <div>
      <div className={frame} aria-busy={pages.isFetching}>
        {pages.isPending ? loading : null}
        {pages.isError && none ? (
          <ErrorState
            compact={compact ?? false}
            error={pages.error}
            onRetry={() => void pages.refetch()}
            retrying={pages.isFetching}
          />
        ) : null}
        {pages.isSuccess && none ? empty : null}
        {none ? null : children(rows)}
      </div>
      {none ? null : <More pages={pages} onSight={onSight ?? false} />}
    </div>
  );
}

function More<T>({ pages, onSight }: { pages: Pages<T>; onSight: boolean }) {
  const { t } = useTranslation();
  const sight = useLoadOnSight(pages);
  const readOn = () => void pages.fetchNextPage();
  if (!pages.hasNextPage) return null;
  return (
    <div ref={onSight ? sight : null} className={styles.more} data-print="never">
      {pages.isFetchNextPageError ? (
        <ErrorState compact error={pages.error} onRetry={readOn} />
      ) : (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={readOn}>
          {t('office.list.more')}
        </Button>
      )}
    </div>
  );
}
