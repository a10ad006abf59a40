import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import type { DispositionTree } from '../../contract/views.ts';
import { presentTree } from '../dispositions.present.ts';
import { loadTree } from '../load-tree.ts';
import { requireReadable } from '../require-readable.ts';

/** The tree of dispositions of a letter. */
export async function showTree(
  ctx: TxContext,
  input: InputOf<typeof dispositions.tree>,
): Promise<DispositionTree> {
  const tree = await loadTree(ctx, input.letterId);
  await requireReadable(ctx, input.letterId, tree.desks);
  return presentTree(tree, { actor: ctx.actor, now: ctx.clock.now() });
}
