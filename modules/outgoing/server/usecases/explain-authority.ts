import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { mandates } from '../../contract/mandates.ts';
import type { AuthorityView } from '../../contract/signing.ts';
import { todayOf } from '../configuration/deciding.ts';
import { kindInForce, rulesInForce } from '../configuration/rules-in-force.ts';
import { signingFacts } from '../configuration/signing-facts.ts';
import { authorityView } from '../configuration/why-sentences.ts';
import { signingAuthority } from '../rules/authority/signing-authority.ts';
import { isInForce } from '../rules/authority/signing-facts.ts';

/** May a post sign for another, and why: asked by who records mandates, before a letter is stopped by one that is missing. */
export async function explainAuthority(
  ctx: TxContext,
  input: InputOf<typeof mandates.explain>,
): Promise<AuthorityView> {
  const { signingPostId, issuingPostId, personId } = input;
  const at = input.at ? new Date(input.at) : ctx.clock.now();
  const kind = kindInForce(await rulesInForce(ctx.tx, todayOf(ctx)), input.kindCode);
  const facts = await signingFacts(ctx.tx, [signingPostId, issuingPostId], personId ? [personId] : []);
  ensure(facts.posts.has(signingPostId) && facts.posts.has(issuingPostId), 'core.not-found');
  const holders = facts.holders.filter((one) => one.postId === signingPostId);
  const working = holders.filter((one) => isInForce(one, at));
  // Nobody works it: whoever did last is asked for, so that the answer tells since when it is vacant.
  const last = holders.toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime())[0];
  const signer =
    personId ?? (working.find(({ kind: as }) => as !== 'definitive') ?? working[0] ?? last)?.personId;
  if (!signer)
    return { granted: false, code: 'outgoing.signer-never-held', capacity: null, block: null, why: [] };
  return authorityView(
    ctx,
    signingAuthority(facts, { signerId: signer, signingPostId, issuingPostId, kind, at }),
  );
}
