import type { Session } from '#office/session/session.ts';
import { useSession } from '#office/session/use-session.ts';

/** The posts that the person holds or acts for, by id. */
export function useOwnPostIds(): ReadonlySet<string> {
  const { posts } = useSession();
  return new Set(posts.map(({ id }: Session['posts'][number]) => id as string));
}
