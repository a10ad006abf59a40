import type { PostId } from '#core/contract/ids.ts';
import type { Signer } from '../../contract/draft-fields.ts';
import type { LetterKind } from '../../contract/kinds.ts';
import { heldNow } from '../rules/authority/holding.ts';
import type { SignatureBlock } from '../rules/authority/signature-block.ts';
import { signingAuthority } from '../rules/authority/signing-authority.ts';
import type { SigningFacts } from '../rules/authority/signing-facts.ts';

/** What stands for the name of who will sign where nobody may yet. */
const noNameYet = '……………………………';

/**
 * The block of a letter that is not yet signed: as it would be if who works the post signed it now, the acting official
 * before the definitive one. Where nobody may sign now, the titles alone.
 */
export function proposedSignature(
  facts: SigningFacts,
  { postId, forPostId }: Signer,
  kind: LetterKind,
  at: Date,
): SignatureBlock {
  const holder = heldNow(facts.holders, postId, at);
  const issuingPostId = forPostId ?? postId;
  if (holder) {
    const question = { signerId: holder.personId, signingPostId: postId, issuingPostId, kind, at };
    const answer = signingAuthority(facts, question);
    if (answer.granted) return answer.block;
  }
  const title = (id: PostId) => (facts.posts.get(id)?.name ?? '—').toUpperCase();
  const lines =
    forPostId && forPostId !== postId
      ? [`a.n. ${title(forPostId)}`, `${title(postId)},`]
      : [`${title(postId)},`];
  return { lines, name: noNameYet, details: [] };
}
