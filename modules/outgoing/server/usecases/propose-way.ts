import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { ProposedWay } from '../../contract/draft-views.ts';
import type { drafts } from '../../contract/drafts.ts';
import { loadDrafting } from '../drafts/load-draft.ts';
import { proposedWay } from '../drafts/propose-way.ts';

/** The way that the chart proposes from the writer to the signers. */
export async function proposeWay(
  ctx: TxContext,
  input: InputOf<typeof drafts.proposeWay>,
): Promise<ProposedWay> {
  return proposedWay(ctx, await loadDrafting(ctx, input.draftId), input.coordinating ?? []);
}
