import type { ReactNode } from 'react';
import styles from './found-options.module.css';

/** What all fields have whose options are looked up while one types: what was found is what is offered. */
export const foundOptions = {
  searchable: true,
  filter: <All,>({ options }: { options: All }) => options,
  withScrollArea: false,
  classNames: { options: styles.options ?? '' },
  autoComplete: 'off',
} as const;

interface OptionWordsProps {
  name: ReactNode;
  /** A second line that tells those of one name apart. */
  detail?: string | undefined;
}

/** One of what was found. */
export function OptionWords({ name, detail }: OptionWordsProps) {
  return (
    <span className={styles.option}>
      <span className={styles.name}>{name}</span>
      {detail ? <span className={styles.detail}>{detail}</span> : null}
    </span>
  );
}
