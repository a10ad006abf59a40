import { fail } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { Signer } from '../../contract/draft-fields.ts';

/**
 * In whose name a letter goes out: of its first signer, or of the post above for which they sign. Letterhead, number book
 * and who may end the letter go by it.
 * @throws outgoing.signers-too-few where nobody is to sign it
 */
export function issuingPostOf([first]: readonly Signer[]): PostId {
  return first ? (first.forPostId ?? first.postId) : fail('outgoing.signers-too-few');
}
