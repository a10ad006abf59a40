import { useTranslation } from 'react-i18next';
import { initialsOf } from '../format/format.ts';
import type { Capacity } from '../session/session.ts';
import styles from './person-post.module.css';

interface PersonPostProps {
  /** Null when the post is vacant. */
  name: string | null;
  post?: string | null;
  unit?: string | null;
  capacity?: Capacity | null;
  /** Whose hand it was, when somebody acted for the holder. */
  actedBy?: string | null;
  /** Initials in front; for lists of people. */
  withInitials?: boolean;
}

/** A person in their post. The post is the addressee, so it is never left out where it is known. */
export function PersonPost({ name, post, unit, capacity, actedBy, withInitials }: PersonPostProps) {
  const { t } = useTranslation();
  const title = usePostTitle()(post, capacity);
  return (
    <span className={styles.person}>
      {withInitials ? <Initials name={name ?? '–'} /> : null}
      <span className={styles.words}>
        <span className={styles.name}>{name ?? t('office.person.vacant')}</span>
        {title || unit ? (
          <span className={styles.post}>{[title, unit].filter(Boolean).join(', ')}</span>
        ) : null}
        {actedBy ? (
          <span className={styles.post}>{t('office.person.actedBy', { name: actedBy })}</span>
        ) : null}
      </span>
    </span>
  );
}

/** The initials of a person in a disc; decorative beside the name. */
export function Initials({ name, size = 32 }: { name: string; size?: number }) {
  return (
    <span
      className={styles.initials}
      style={{ width: size, height: size, fontSize: size * 0.38 }}
      aria-hidden="true"
    >
      {initialsOf(name)}
    </span>
  );
}

/** A post with its kind of holder in front, as letters write it: `Plt. Kepala Dinas Pendidikan`. */
export function usePostTitle(): (post?: string | null, capacity?: Capacity | null) => string {
  const { t } = useTranslation();
  return (post, capacity) => {
    if (!post) return '';
    if (!capacity || capacity === 'definitive') return post;
    return t(`office.capacity.${capacity}`, { post });
  };
}
