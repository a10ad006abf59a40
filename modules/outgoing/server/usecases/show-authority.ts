import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import type { Signer } from '../../contract/draft-fields.ts';
import type { signatures } from '../../contract/signing.ts';
import { type OfficeSigningFacts, signingFacts } from '../configuration/signing-facts.ts';
import { authorityView } from '../configuration/why-sentences.ts';
import { kindOfDraft } from '../drafts/kind-of-draft.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { because, latest } from '../rules/authority/reasons.ts';
import { type SigningAuthority, signingAuthority } from '../rules/authority/signing-authority.ts';
import { heldNow } from '../signing/held-now.ts';
import { postsOf } from '../signing/right-to-sign.ts';

/** What each signer of a letter would sign as at this moment, or why not: the same question as at the signature itself. */
export async function showAuthority(
  ctx: TxContext,
  input: InputOf<typeof signatures.authority>,
): Promise<OutputOf<typeof signatures.authority>> {
  const { tx } = ctx;
  const { facts, row } = await loadDraft(ctx, input.draftId);
  const at = ctx.clock.now();
  const { kind } = await kindOfDraft(ctx, row);
  const office = await signingFacts(tx, postsOf(facts.signers));
  return facts.signers.map((signer) => {
    const { postId, forPostId } = signer;
    const signerId = whoWouldSign(ctx, office, signer, at);
    const answer: SigningAuthority = signerId
      ? signingAuthority(office, {
          signerId,
          signingPostId: postId,
          issuingPostId: forPostId ?? postId,
          kind,
          at,
        })
      : neverHeld(office, postId);
    return { postId, ...authorityView(ctx, answer) };
  });
}

/** The reader where the post is theirs, else who works it now, else who held it last. */
function whoWouldSign(
  { actor }: TxContext,
  office: OfficeSigningFacts,
  { postId }: Signer,
  at: Date,
): PersonId | undefined {
  const own = postOf(actor, postId);
  if (own && own.capacity !== 'secretary' && actor.personId) return actor.personId;
  const ever = office.holders.filter((one) => one.postId === postId);
  return (heldNow(ever, postId, at) ?? latest(ever))?.personId;
}

function neverHeld(office: OfficeSigningFacts, postId: PostId): SigningAuthority {
  const post = office.posts.get(postId)?.name ?? '—';
  return {
    granted: false,
    code: 'outgoing.signer-never-held',
    why: [because('never-held', { post })],
  };
}
