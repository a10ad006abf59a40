import { ensure, fail, found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import type { Signer } from '../../contract/draft-fields.ts';
import type { LetterKind } from '../../contract/kinds.ts';
import type { StepId } from '../../contract/terms.ts';
import { type OfficeSigningFacts, signingFacts } from '../configuration/signing-facts.ts';
import { type KindOfDraft, kindOfDraft } from '../drafts/kind-of-draft.ts';
import type { LoadedDraft } from '../drafts/load-draft.ts';
import { ensureMaySignAmendment } from '../drafts/may-amend.ts';
import { heldNow } from '../rules/authority/holding.ts';
import type { SignatureBlock } from '../rules/authority/signature-block.ts';
import { type SigningAuthority, signingAuthority } from '../rules/authority/signing-authority.ts';

/** The right of the person who acts to sign a letter through a post, as it is at this instant. */
export interface RightToSign {
  stepId: StepId;
  /** Which of the signers it is, from 0. */
  index: number;
  signer: Signer;
  authority: Extract<SigningAuthority, { granted: true }>;
  kind: LetterKind;
  /** What it was computed from. */
  inForce: KindOfDraft;
  office: OfficeSigningFacts;
}

/**
 * Whether the step of the post is open and the person has the right, computed anew each time. A secretary never has it:
 * only who holds the post is asked about.
 * @throws outgoing.step-not-open, outgoing.signer-*, outgoing.mandate-*, outgoing.mandator-vacant, outgoing.post-unknown,
 *   outgoing.amends-*
 */
export async function rightToSign(ctx: TxContext, draft: LoadedDraft, postId: PostId): Promise<RightToSign> {
  const personId = found(ctx.actor.personId);
  const step = draft.rights.openSteps.find((one) => one.kind === 'signature' && one.postId === postId);
  ensure(step, 'outgoing.step-not-open');
  const index = draft.facts.signers.findIndex((one) => one.postId === postId);
  const signer = draft.facts.signers[index] ?? fail('outgoing.step-not-open');
  const now = ctx.clock.now();
  const [inForce, office] = await Promise.all([
    kindOfDraft(ctx, draft.row),
    signingFacts(ctx.tx, postsOf(draft.facts.signers), [personId]),
  ]);
  const { kind } = inForce;
  const authority = signingAuthority(office, {
    signerId: personId,
    signingPostId: postId,
    issuingPostId: signer.forPostId ?? postId,
    kind,
    at: now,
  });
  if (!authority.granted) fail(authority.code);
  await ensureMaySignAmendment(ctx, draft);
  return { stepId: step.id, index, signer, authority, kind, inForce, office };
}

/** Every post that the signers of a letter act through or for. */
export function postsOf(signers: readonly Signer[]): PostId[] {
  return [
    ...new Set(signers.flatMap(({ postId, forPostId }) => (forPostId ? [postId, forPostId] : [postId]))),
  ];
}

/**
 * The blocks of all signers as they are printed: of the one who acts, and of each other as whoever works that post would
 * sign now. They are frozen with the paper.
 * @throws outgoing.co-signer-missing where another signer could not sign
 */
export function blocksOf(right: RightToSign, signers: readonly Signer[], at: Date): SignatureBlock[] {
  const { kind, office } = right;
  return signers.map((signer, index) => {
    if (index === right.index) return right.authority.block;
    const { postId, forPostId } = signer;
    const holder = heldNow(office.holders, postId, at);
    const answer =
      holder &&
      signingAuthority(office, {
        signerId: holder.personId,
        signingPostId: postId,
        issuingPostId: forPostId ?? postId,
        kind,
        at,
      });
    if (!answer?.granted) fail('outgoing.co-signer-missing', { post: office.posts.get(postId)?.name ?? '—' });
    return answer.block;
  });
}
