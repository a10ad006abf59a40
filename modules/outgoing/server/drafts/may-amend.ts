import { ensure } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { postPlaces } from '#modules/organization/server/organization.api.ts';
import type { Signer } from '../../contract/draft-fields.ts';
import type { DraftId } from '../../contract/terms.ts';
import { endOfLetter } from './amendments.queries.ts';
import { draftsCan } from './drafts.policy.ts';
import type { DraftRecord } from './drafts.queries.ts';
import { issuingPostOf } from './issuing-post.ts';
import { type LoadedDraft, loadDraft } from './load-draft.ts';

/**
 * The letter that the actor means to correct or withdraw: sent, not ended yet, and theirs to amend.
 * @throws outgoing.amends-unsent, outgoing.amends-ended, core.not-found
 */
export async function amendable(ctx: TxContext, id: DraftId): Promise<LoadedDraft> {
  const earlier = await loadDraft(ctx, id);
  ensure(earlier.row.stage === 'sent', 'outgoing.amends-unsent');
  ensure(!earlier.rights.ended, 'outgoing.amends-ended');
  ensure(draftsCan(ctx.actor, earlier.rights).amend, 'core.not-found');
  return earlier;
}

/**
 * A letter is corrected and withdrawn by who issued it, or by a post above: nobody ends what their superior wrote.
 * @throws outgoing.amends-other-issuer
 */
export async function ensureIssuerMayAmend(
  { tx }: TxContext,
  { amends_issuing_post_id }: Pick<DraftRecord, 'amends_issuing_post_id'>,
  signers: readonly Signer[],
): Promise<void> {
  if (!amends_issuing_post_id) return;
  const earlier = amends_issuing_post_id as PostId;
  const above = (await postPlaces(tx, [earlier])).get(earlier)?.postPath ?? [];
  ensure(above.includes(issuingPostOf(signers)), 'outgoing.amends-other-issuer');
}

/**
 * The same for who signs it, who may have no part in the earlier letter.
 * @throws outgoing.amends-other-issuer, outgoing.amends-ended
 */
export async function ensureMaySignAmendment(ctx: TxContext, { row, facts }: LoadedDraft): Promise<void> {
  if (!row.amends_draft_id) return;
  await ensureIssuerMayAmend(ctx, row, facts.signers);
  ensure(!(await endOfLetter(ctx.tx, row.amends_draft_id as DraftId)), 'outgoing.amends-ended');
}
