import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './witnesses.module.css';

interface ToldListProps {
  label: string;
  of: readonly { text: ReactNode; good: boolean }[];
}

/** Sentences of which each is good news or not. */
export function ToldList({ label, of: told }: ToldListProps) {
  return (
    <ul className={styles.told} aria-label={label}>
      {told.map(({ text, good }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences that stand in their order and keep no state
        <li key={at} data-tone={good ? 'good' : 'bad'}>
          {good ? (
            <CircleCheck size={18} aria-hidden="true" />
          ) : (
            <TriangleAlert size={18} aria-hidden="true" />
          )}
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
