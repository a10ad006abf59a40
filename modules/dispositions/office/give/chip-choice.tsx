import type { ReactNode } from 'react';
import styles from './chip-choice.module.css';

interface ChipChoiceProps {
  /** `checkbox`: any number of them; `radio`: one of those with the same `name`. */
  type: 'checkbox' | 'radio';
  name?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
}

/** A choice as a chip: a real box or radio for keyboards and screen readers, a large target for thumbs. */
export function ChipChoice({ type, name, checked, onChange, disabled, children }: ChipChoiceProps) {
  return (
    <label className={styles.chip} data-checked={checked || undefined}>
      <input
        type={type}
        name={name}
        checked={checked}
        disabled={disabled ?? false}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

/** Chips that belong together, in rows. */
export function Chips({ children }: { children: ReactNode }) {
  return <div className={styles.chips}>{children}</div>;
}
