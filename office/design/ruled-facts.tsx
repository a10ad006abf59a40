import type { ReactNode } from 'react';
import styles from './ruled-facts.module.css';

/** Names and values under each other, with a line between them; those without a value are left out. */
export function RuledFacts({ of }: { of: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {of.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
