import { found } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { deskCounters } from '../../contract/desk-counters.ts';
import { heldPosts } from '../policy.ts';
import { type DeskName, deskOf } from '../requests.queries.ts';

const countedAtMost = 100;

/** How many requests wait for the actor. */
export async function countDesk(ctx: TxContext): Promise<OutputOf<typeof deskCounters>> {
  const who = { personId: found(ctx.actor.personId), postIds: heldPosts(ctx.actor) };
  const count = async (desk: DeskName) => (await deskOf(ctx.tx, desk, who, null, countedAtMost - 1)).length;
  const [substitute, superior, official] = [
    await count('substitute'),
    await count('superior'),
    await count('official'),
  ];
  return {
    ...{ substitute, superior, official },
    waiting: Math.min(countedAtMost, substitute + superior + official),
  };
}
