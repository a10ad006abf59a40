import { useTranslation } from 'react-i18next';
import { usePostTitle } from '../design/person-post.tsx';
import { useFormat } from '../format/use-format.ts';
import type { SessionPost } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';
import styles from './acting.module.css';

/** A post in words: `Plh. Kepala Dinas s.d. 14 Desember 2026`, and of one that another keeps meanwhile, who. */
export function useRoleWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const titleOf = usePostTitle();
  const until = (words: string, lastDay: string | null) =>
    lastDay ? t('office.acting.until', { words, day: format.day(lastDay) }) : words;
  return {
    role: ({ name, capacity, lastDay }: SessionPost) => until(titleOf(name, capacity), lastDay),
    keptBy: ({ keptBy }: SessionPost) =>
      keptBy && until(t(`office.acting.by.${keptBy.capacity}`, { name: keptBy.name }), keptBy.lastDay),
  };
}

/** Posts that the person keeps for a time, or that another keeps for them. */
function passing(posts: readonly SessionPost[]): SessionPost[] {
  return posts.filter(({ capacity, keptBy }) => keptBy || !['definitive', 'secretary'].includes(capacity));
}

/** The one line of the header: what passes first, as it is what one must not forget. */
export function RoleLine() {
  const { posts } = useSession();
  const { role, keptBy } = useRoleWords();
  const post = passing(posts)[0] ?? posts[0];
  return post ? (keptBy(post) ?? role(post)) : null;
}

/** On the home page: in which posts the person acts, and who acts in theirs, until when. */
export function ActingNotes() {
  const { t } = useTranslation();
  const { posts } = useSession();
  const { role, keptBy } = useRoleWords();
  const shown = passing(posts);
  if (shown.length === 0) return null;
  return (
    <ul className={styles.notes} aria-label={t('office.acting.title')}>
      {shown.map((post) => (
        <li key={`${post.id}-${post.capacity}`}>
          <strong>{post.keptBy ? post.name : t('office.acting.you', { role: role(post) })}</strong>
          <span>{keptBy(post) ?? post.unitName}</span>
        </li>
      ))}
    </ul>
  );
}
