import { Link } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { ErrorState } from './states/error-state.tsx';
import { LoadingRows } from './states/loading-rows.tsx';
import styles from './waiting-card.module.css';

export interface WaitingItem {
  id: string;
  /** Path of the page that it opens. */
  path: string;
  title: string;
  /** Sender, giver, unit: one quiet line. */
  detail?: ReactNode;
  /** Since when it waits (instant). */
  since?: string;
  /** Badges: how late, how urgent. */
  end?: ReactNode;
  /** The one thing to do with it, as a button or link. */
  act?: ReactNode;
}

interface WaitingCardProps {
  icon: LucideIcon;
  /** The kind as officials know it: `Belum didisposisi`. */
  title: string;
  count: number | undefined;
  items: readonly WaitingItem[] | undefined;
  error?: unknown;
  onRetry?: () => void;
  /** Where all of them are. */
  all: string;
  allSearch?: Record<string, string | readonly string[]>;
  /** Said when nothing waits. */
  none: string;
}

/** A card of the home page: how many things of one kind wait, the oldest of them, and the way to all. */
export function WaitingCard({
  icon: Icon,
  title,
  count,
  items,
  error,
  onRetry,
  all,
  allSearch = {},
  none,
}: WaitingCardProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.card} aria-label={title}>
      <header className={styles.head}>
        <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
        <h2>{title}</h2>
        {count === undefined ? null : (
          <span className={styles.count} data-none={count === 0 || undefined}>
            {count}
          </span>
        )}
      </header>
      {error ? <ErrorState compact error={error} {...(onRetry ? { onRetry } : {})} /> : null}
      {!items && !error ? <LoadingRows rows={3} /> : null}
      {items?.length === 0 ? <p className={styles.none}>{none}</p> : null}
      {items && items.length > 0 ? (
        <>
          <ul className={styles.items}>
            {items.map((item) => (
              <li key={item.id} className={styles.row}>
                <Link to={item.path} className={styles.item}>
                  <span className={styles.words}>
                    <span className={styles.title}>{item.title}</span>
                    {item.detail ? <span className={styles.detail}>{item.detail}</span> : null}
                  </span>
                  <span className={styles.end}>
                    {item.since ? <Age since={item.since} /> : null}
                    {item.end}
                  </span>
                </Link>
                {item.act ? <div className={styles.act}>{item.act}</div> : null}
              </li>
            ))}
          </ul>
          <Link to={all} search={allSearch as never} className={styles.all}>
            {t('office.home.all', { title })}
          </Link>
        </>
      ) : null}
    </section>
  );
}

/** How long something waits, in whole days of the calendar. */
function Age({ since }: { since: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = -format.daysUntil(since);
  return (
    <time dateTime={since} className={styles.age}>
      {days > 0 ? t('office.home.days', { count: days }) : t('office.home.today')}
    </time>
  );
}
