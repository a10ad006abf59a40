import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './row-link.module.css';

/** The name of a row, which opens its page from anywhere in the row; `j` and `k` go from one to the next. */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={styles.link} data-row-link>
      {children}
    </Link>
  );
}
