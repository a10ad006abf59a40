import type { ReactNode } from 'react';
import styles from './two-lines.module.css';

interface TwoLinesProps {
  first: ReactNode;
  second?: string | null;
  /** The second is left out on a phone. */
  wide?: boolean;
}

/** A cell of a list: its words, and quieter ones below. */
export function TwoLines({ first, second, wide }: TwoLinesProps) {
  return (
    <span className={styles.lines}>
      <span className={styles.first}>{first}</span>
      {second ? (
        <span className={styles.second} data-wide={wide || undefined}>
          {second}
        </span>
      ) : null}
    </span>
  );
}
