import { useTranslation } from 'react-i18next';
import type { SessionPost } from '#office/session/session.ts';
import { useSession } from '#office/session/use-session.ts';

/** The posts of the person at work, and in which capacity they act through each. */
export function useOwnPosts() {
  const { posts } = useSession();
  const { t } = useTranslation();
  const find = (id: string): SessionPost | undefined => posts.find((post) => post.id === id);
  return {
    posts,
    find,
    /** True where the person acts for somebody else: what they do is recorded as such. */
    actsForAnother: (id: string): boolean => find(id)?.capacity === 'secretary',
    /** `untuk Bupati Arunika`, `sebagai Plt. Kepala Dinas`; empty for the one post of its definitive holder. */
    actingWords: (id: string): string => {
      const post = find(id);
      if (!post) return '';
      if (post.capacity === 'definitive')
        return posts.length > 1 ? t('dispositions.as.definitive', { post: post.name }) : '';
      return t(`dispositions.as.${post.capacity}`, { post: post.name });
    },
  };
}
