import type { ReactNode } from 'react';
import styles from './letter-form.module.css';

export interface QuickPick {
  value: string;
  label: ReactNode;
  title?: string;
}

interface QuickPicksProps {
  label: string;
  picks: readonly QuickPick[];
  chosen: readonly string[];
  onPick: (value: string) => void;
}

/**
 * Likely values to take with one touch. The keyboard has the same values first in the field's own list, so these take no
 * place between one field and the next.
 */
export function QuickPicks({ label, picks, chosen, onPick }: QuickPicksProps) {
  if (picks.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons within a field is no fieldset of its own
    <div role="group" aria-label={label} className={styles.picks}>
      {picks.map((pick) => (
        <button
          key={pick.value}
          type="button"
          tabIndex={-1}
          className={styles.pick}
          title={pick.title}
          aria-pressed={chosen.includes(pick.value)}
          onClick={() => onPick(pick.value)}
        >
          {pick.label}
        </button>
      ))}
    </div>
  );
}
