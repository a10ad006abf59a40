import { found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { isProven } from '#modules/ledger/server/ledger.api.ts';
import type { signatures } from '../../contract/signing.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { newestEdition } from '../editions/editions.queries.ts';

/** What proves a signed letter without us, for who may read it. */
export async function showEvidence(
  ctx: TxContext,
  { draftId }: InputOf<typeof signatures.evidence>,
): Promise<OutputOf<typeof signatures.evidence>> {
  const { tx, actor } = ctx;
  await loadDraft(ctx, draftId);
  const { digest } = found(await newestEdition(tx, draftId));
  const proven = await isProven(tx, actor.agencyId, digest);
  return { agencyId: actor.agencyId, digest: digest.toString('hex'), proven };
}
