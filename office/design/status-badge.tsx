import type { LucideIcon } from 'lucide-react';
import styles from './badge.module.css';

/** What a colour means, and nothing else: `busy` is under way, `wait` needs somebody, `bad` is late or refused. */
export type Tone = 'neutral' | 'busy' | 'wait' | 'good' | 'bad';

interface StatusBadgeProps {
  tone: Tone;
  icon: LucideIcon;
  /** The state in words; the colour never stands alone. */
  label: string;
}

/** The state of a thing: icon and word on the ground of its meaning. */
export function StatusBadge({ tone, icon: Icon, label }: StatusBadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone}>
      <Icon size={14} strokeWidth={2} aria-hidden="true" />
      {label}
    </span>
  );
}
