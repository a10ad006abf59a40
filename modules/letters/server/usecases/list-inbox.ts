import { found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorPair, uuidPairPage } from '#core/db/uuid-page.ts';
import { postIds, postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import type { letters } from '../../contract/letters.ts';
import { countIntakes } from '../intake.queries.ts';
import { presentRow } from '../letters.present.ts';
import { countWaiting, waitingLetters } from '../letters.queries.ts';
import { registryUnits } from '../show-intakes.ts';

/** Letters that wait for a first disposition of the actor's posts, or of one of them. */
export async function listInbox(
  ctx: TxContext,
  input: InputOf<typeof letters.inbox>,
): Promise<OutputOf<typeof letters.inbox>> {
  const posts = input.postId ? [found(postOf(ctx.actor, input.postId)).id] : postIds(ctx.actor);
  // A letter that waits at two posts of theirs has two rows: a page may end between them.
  const edge = cursorPair(input.cursor);
  const rows = await waitingLetters(ctx.tx, posts, {
    oldest: input.oldest ?? false,
    edge: edge && { id: edge[0], post: edge[1] },
    size: input.size + 1,
  });
  const page = uuidPairPage(input, rows, (row) => [row.id, row.post_id]);
  const items = page.rows.map((row) => ({
    ...presentRow(row),
    postId: row.post_id as PostId,
    openedAt: row.opened_at && new Date(row.opened_at).toISOString(),
  }));
  return { items, next: page.next };
}

/** How much waits for the actor: unread letters, letters without a disposition, mail to register. */
export async function countInbox(ctx: TxContext): Promise<OutputOf<typeof letters.counters>> {
  const { unread, undisposed } = await countWaiting(ctx.tx, postIds(ctx.actor));
  const units = await registryUnits(ctx);
  return { unread, undisposed, intakes: units.length > 0 ? await countIntakes(ctx.tx, units) : 0 };
}
