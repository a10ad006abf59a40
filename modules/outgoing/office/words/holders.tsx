import { useTranslation } from 'react-i18next';
import { usePostTitle } from '#office/design/person-post.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DraftHolder } from '../../contract/draft-views.ts';
import { waitedSince } from './waited.ts';
import styles from './words.module.css';

/** Who holds a letter and since when: the first by name, of several how many there are. */
export function Holders({ of, full = false }: { of: readonly DraftHolder[]; full?: boolean }) {
  const { t } = useTranslation();
  const titleOf = usePostTitle();
  const since = useSince();
  const [first, ...others] = of;
  if (!first) return null;
  if (full)
    return (
      <ul className={styles.holders}>
        {of.map((holder) => (
          <li key={`${holder.id}${holder.as}`}>
            <strong>{titleOf(holder.name)}</strong>{' '}
            <span className={styles.quiet}>
              {holder.holderName ?? t('office.person.vacant')} · {t(`outgoing.holds.${holder.as}`)} ·{' '}
              {since(holder.since)}
            </span>
          </li>
        ))}
      </ul>
    );
  return (
    <span className={styles.two}>
      <span className={styles.strong}>
        {titleOf(first.name)}
        {others.length > 0 ? ` ${t('outgoing.holders.more', { count: others.length })}` : null}
      </span>
      <span className={styles.quiet}>
        {first.holderName ?? t('office.person.vacant')} · {since(first.since)}
      </span>
    </span>
  );
}

/** Since when something waits, in words. */
export function useSince(): (instant: string) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (instant) => {
    const { unit, count } = waitedSince(instant, new Date());
    if (count === 0) return t('outgoing.since.now');
    return unit === 'days' && count > 6
      ? t('outgoing.since.day', { day: format.shortDay(instant) })
      : t(`outgoing.since.${unit}`, { count });
  };
}
