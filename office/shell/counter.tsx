import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CounterQuery } from '../module.ts';
import styles from './rail.module.css';

/** How many things wait at a place; nothing when none do. */
export function Counter({ query }: { query: CounterQuery }) {
  const { t } = useTranslation();
  const { data: count = 0 } = useQuery({
    queryKey: query.queryKey,
    queryFn: ({ signal }) => query.read(signal),
    staleTime: 60_000,
  });
  if (count === 0) return null;
  return (
    <span className={styles.counter}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="unseen">{t(query.label, { count })}</span>
    </span>
  );
}
