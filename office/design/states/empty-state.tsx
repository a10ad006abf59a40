import type { ReactNode } from 'react';
import { Motif } from '../motif.tsx';
import styles from './states.module.css';

interface EmptyStateProps {
  title: string;
  /** What will stand here and how the first one comes about, in a sentence or two. */
  children: ReactNode;
  /** The first step, as a button or link. */
  action?: ReactNode;
}

/** Stands where nothing is yet, and teaches the first step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <section className={styles.state}>
      <Motif />
      <h2>{title}</h2>
      <p className={styles.words}>{children}</p>
      {action ? <div className={styles.actions}>{action}</div> : null}
    </section>
  );
}
