import { AlarmClock, CalendarClock, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import styles from './badge.module.css';
import type { Tone } from './status-badge.tsx';

interface DueBadgeProps {
  /** A calendar day or an instant. */
  due: string;
  /** When it was done; then the badge says whether that was in time. */
  doneAt?: string | null;
  /** Leaves the date out where a column already shows it. */
  wordsOnly?: boolean;
}

/** A deadline: its date, and how near or late it is in words. */
export function DueBadge({ due, doneAt, wordsOnly }: DueBadgeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = doneAt ? format.daysUntil(due, new Date(doneAt)) : format.daysUntil(due);
  const { tone, key, icon: Icon } = standingOf(days, Boolean(doneAt));
  return (
    <span className={styles.due}>
      {wordsOnly ? null : <time dateTime={due}>{format.shortDay(due)}</time>}
      <span className={styles.plain} data-tone={tone}>
        <Icon size={14} aria-hidden="true" />
        {t(key, { count: Math.abs(days) })}
      </span>
    </span>
  );
}

/** Days left (negative when late) to meaning and words. */
export function standingOf(days: number, done: boolean) {
  const standing = (tone: Tone, key: string, icon: typeof AlarmClock) => ({ tone, key, icon });
  if (done && days >= 0) return standing('good', 'office.due.doneInTime', CircleCheck);
  if (done) return standing('neutral', 'office.due.doneLate', CircleCheck);
  if (days < 0) return standing('bad', 'office.due.late', AlarmClock);
  if (days === 0) return standing('wait', 'office.due.today', AlarmClock);
  if (days <= 2) return standing('wait', 'office.due.left', CalendarClock);
  return standing('neutral', 'office.due.left', CalendarClock);
}
