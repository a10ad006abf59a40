import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { lettersByIds } from '#modules/letters/server/letters.api.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import type { DeskDetail } from '../../contract/views.ts';
import { presentCard, presentDesk } from '../dispositions.present.ts';
import { letterOfDesk } from '../dispositions.queries.ts';
import { loadTree } from '../load-tree.ts';
import { requireReadable } from '../require-readable.ts';
import { chainTo } from '../rules/tree.ts';

/** One desk with its letter and the acts that led to it, the first one first. */
export async function openDesk(
  ctx: TxContext,
  input: InputOf<typeof dispositions.openDesk>,
): Promise<DeskDetail> {
  const letterId = found(await letterOfDesk(ctx.tx, input.recipientId));
  await requireReadable(ctx, letterId);
  const letter = found((await lettersByIds(ctx, [letterId])).get(letterId));
  const tree = await loadTree(ctx, letterId);
  const desk = found(tree.desks.find((one) => one.id === input.recipientId));
  const viewer = { actor: ctx.actor, now: ctx.clock.now() };
  const acts = chainTo(tree.desks, desk.id).map((one) =>
    tree.dispositions.find((act) => act.id === one.disposition_id),
  );
  return {
    letter,
    chain: acts.map((act) => presentCard(tree, found(act), viewer)),
    desk: presentDesk(tree, desk, viewer),
  };
}
