import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import type { Signer } from '../../contract/draft-fields.ts';
import type { LetterKind } from '../../contract/kinds.ts';
import type { signatures } from '../../contract/signing.ts';
import { type OfficeSigningFacts, signingFacts } from '../configuration/signing-facts.ts';
import { authorityView, whySentence } from '../configuration/why-sentences.ts';
import { kindOfDraft } from '../drafts/kind-of-draft.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { heldNow } from '../rules/authority/holding.ts';
import { because, latest } from '../rules/authority/reasons.ts';
import { type SigningAuthority, signingAuthority } from '../rules/authority/signing-authority.ts';
import { isInForce } from '../rules/authority/signing-facts.ts';
import { currentPaper, type MadeSignature, type PaperRow, signaturesOn } from '../signing/papers.queries.ts';
import { isAsPrinted } from '../signing/prepare-paper.ts';
import { postsOf } from '../signing/right-to-sign.ts';

type Answer = OutputOf<typeof signatures.authority>[number];

/** What an answer is given from, for all signers of a letter. */
interface Question {
  office: OfficeSigningFacts;
  kind: LetterKind;
  at: Date;
  /** The paper that bears a signature: what is printed for the others stays so. */
  paper: PaperRow | undefined;
  made: readonly MadeSignature[];
}

/**
 * What each signer of a letter would sign as at this moment, or why not: the same question as at the signature itself. Who
 * has signed it did so as what is printed; who is still to, and would sign as something else by now, cannot any more.
 */
export async function showAuthority(
  ctx: TxContext,
  input: InputOf<typeof signatures.authority>,
): Promise<OutputOf<typeof signatures.authority>> {
  const { tx } = ctx;
  const { facts, row, rights } = await loadDraft(ctx, input.draftId);
  const at = ctx.clock.now();
  const { kind } = await kindOfDraft(ctx, row);
  const office = await signingFacts(tx, postsOf(facts.signers));
  const paper = rights.signedInPart ? await currentPaper(tx, input.draftId) : undefined;
  const made = paper ? await signaturesOn(tx, paper.id) : [];
  return facts.signers.map((signer, index) =>
    answerFor(ctx, { office, kind, at, paper, made }, signer, index),
  );
}

function answerFor(
  ctx: TxContext,
  { office, kind, at, paper, made }: Question,
  signer: Signer,
  index: number,
): Answer {
  const { postId, forPostId } = signer;
  const signed = made.find(({ post_id }) => post_id === postId);
  const printed = paper?.facts.signatures[index]?.block;
  if (signed && printed) {
    const { capacity, why } = signed;
    const told = why.map((one) => whySentence(ctx, one));
    return { postId, granted: true, code: null, capacity, block: printed, why: told };
  }
  const ask = (signerId: PersonId) =>
    signingAuthority(office, {
      signerId,
      signingPostId: postId,
      issuingPostId: forPostId ?? postId,
      kind,
      at,
    });
  const asPrinted = (one: SigningAuthority) =>
    one.granted && (!paper || isAsPrinted(paper, index, one.block));
  const answers = whoWouldSign(ctx, office, signer, at).map(ask);
  const answer = answers.find(asPrinted) ?? answers[0] ?? neverHeld(office, postId);
  const view = { postId, ...authorityView(ctx, answer) };
  return answer.granted && !asPrinted(answer)
    ? { ...view, granted: false, code: 'outgoing.block-changed', capacity: null, block: null }
    : view;
}

/** The reader where the post is theirs, else everybody who works it now, the acting one first, else who held it last. */
function whoWouldSign(
  { actor }: TxContext,
  office: OfficeSigningFacts,
  { postId }: Signer,
  at: Date,
): PersonId[] {
  const own = postOf(actor, postId);
  if (own && own.capacity !== 'secretary' && actor.personId) return [actor.personId];
  const ever = office.holders.filter((one) => one.postId === postId);
  const first = heldNow(ever, postId, at) ?? latest(ever);
  const now = ever.filter((one) => isInForce(one, at));
  return [...new Set([first, ...now].flatMap((one) => (one ? [one.personId] : [])))];
}

function neverHeld(office: OfficeSigningFacts, postId: PostId): SigningAuthority {
  const post = office.posts.get(postId)?.name ?? '—';
  return {
    granted: false,
    code: 'outgoing.signer-never-held',
    why: [because('never-held', { post })],
  };
}
