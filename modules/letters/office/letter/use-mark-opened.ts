import { useEffect, useRef } from 'react';
import { useAct } from '#office/data/use-act.ts';
import { useSession } from '#office/session/use-session.ts';
import { letters } from '../../contract/letters.ts';
import type { LetterView } from '../../contract/views.ts';

/** Records that the addressee, or who acts for them, has the letter before their eyes. */
export function useMarkOpened(letter: LetterView): void {
  const { posts } = useSession();
  const { mutate } = useAct(letters.markOpened, {
    stales: ['letters.inbox', 'letters.counters', 'letters.timeline', 'letters.open'],
    unasked: true,
  });
  const told = useRef(new Set<string>());
  useEffect(() => {
    const mine = new Set<string>(posts.map(({ id }) => id));
    for (const { id, openedAt } of letter.addressees) {
      if (openedAt !== null || !mine.has(id) || told.current.has(id)) continue;
      told.current.add(id);
      const { current } = told;
      // What did not arrive is told again with the next answer about the letter.
      mutate({ letterId: letter.id, postId: id }, { onError: () => current.delete(id) });
    }
  }, [letter, posts, mutate]);
}
