import type { TxContext } from '#core/session/context.ts';
import { hasReaders } from '#modules/letters/contract/terms.ts';
import type { DraftRights } from '../drafts/drafts.policy.ts';

/** In the book for the words that stay with the letter. */
const letterCancelled = 'outgoing.number.letter-cancelled';

/**
 * Why the number of a letter that ends is void, as the book says it. Whoever keeps the book reads of all letters: the words
 * about one that has readers of its own, or ever was secret, stay with it.
 */
export function reasonForBook(
  reason: string,
  { securityClass, wasConfidential }: Pick<DraftRights, 'securityClass' | 'wasConfidential'>,
): string {
  return hasReaders(securityClass) || wasConfidential ? letterCancelled : reason;
}

/** A reason of the book in the reader's language, where it is not somebody's words. */
export function reasonTold({ locales, locale }: TxContext, reason: string | null): string | null {
  return reason === letterCancelled ? locales.text(locale, letterCancelled) : reason;
}
