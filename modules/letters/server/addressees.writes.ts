import { sql } from 'kysely';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LetterId } from '../contract/terms.ts';
import { db } from './letters.queries.ts';

/** Passes a letter to further posts. */
export async function addAddressees(
  tx: Tx,
  id: LetterId,
  posts: readonly PostId[],
  by: PersonId | null,
  at: Date,
): Promise<void> {
  await tx.rows(
    `insert into letters.addressee (agency_id, letter_id, post_id, added_at, added_by)
     select core.agency_id(), $1, post, $3, $4 from unnest($2::uuid[]) as post`,
    [id, posts, at, by],
  );
}

/** Takes a letter out of the inbox of a post that has not disposed it, as if it had never been passed there. */
export async function removeAddressee(tx: Tx, id: LetterId, post: PostId): Promise<void> {
  await tx.run(
    db
      .deleteFrom('letters.addressee')
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('letter_id', '=', id)
      .where('post_id', '=', post)
      .where('answered_at', 'is', null),
  );
}

/** Records who opened the letter first at a post; false when it was open before. */
export async function openFor(
  tx: Tx,
  id: LetterId,
  post: PostId,
  by: PersonId | null,
  at: Date,
): Promise<boolean> {
  const changed = await tx.run(
    db
      .updateTable('letters.addressee')
      .set({ opened_at: at, opened_by: by })
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('letter_id', '=', id)
      .where('post_id', '=', post)
      .where('opened_at', 'is', null),
  );
  return changed === 1;
}
