import { useSession } from '#office/session/use-session.ts';
import type { LetterView } from '../../contract/views.ts';

/** The posts of this person to which the letter was passed. */
export function useMyAddressedPosts({
  addressees,
}: Pick<LetterView, 'addressees'>): LetterView['addressees'] {
  const mine = new Set<string>(useSession().posts.map(({ id }) => id));
  return addressees.filter(({ id }) => mine.has(id));
}
