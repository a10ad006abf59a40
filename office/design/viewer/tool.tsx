import { ActionIcon } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { Hint } from '../hint.tsx';
import styles from './viewer.module.css';

interface ToolProps {
  label: string;
  icon: LucideIcon;
  onClick: () => void;
  pressed?: boolean;
  disabled?: boolean;
  /** Left out on a phone, where the finger does it or the room is needed. */
  wide?: boolean;
}

/** A button of the bar over a document. */
export function Tool({ label, icon: Icon, onClick, pressed, disabled, wide }: ToolProps) {
  return (
    <Hint label={label}>
      <ActionIcon
        variant="subtle"
        className={styles.tool}
        data-wide={wide || undefined}
        aria-label={label}
        aria-pressed={pressed}
        data-disabled={disabled || undefined}
        aria-disabled={disabled || undefined}
        onClick={disabled ? undefined : onClick}
      >
        <Icon size={18} aria-hidden="true" />
      </ActionIcon>
    </Hint>
  );
}
