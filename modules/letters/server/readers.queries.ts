import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LetterId } from '../contract/terms.ts';

/** Why a post reads a letter of limited readership: it was named, or a disposition gave the letter to it. */
export type ReadingReason = 'named' | 'disposition';

/**
 * Gives posts a reason to read the letter, also before it is written: of a confidential one only its readers may.
 * @returns the posts that did not have this reason already
 */
export async function giveReason(
  tx: Tx,
  id: LetterId,
  posts: readonly PostId[],
  reason: ReadingReason,
  naming: { by: PersonId | null; at: Date },
): Promise<PostId[]> {
  if (posts.length === 0) return [];
  const rows = await tx.rows<{ post_id: PostId }>(
    'select name_readers as post_id from letters.name_readers($1, $2::uuid[], $3, $4, $5)',
    [id, [...new Set(posts)], reason === 'disposition', naming.by, naming.at],
  );
  return rows.map((row) => row.post_id);
}

/** Takes the reason away; the posts that read the letter no longer. Addressees and the registering post always do. */
export async function takeReason(
  tx: Tx,
  id: LetterId,
  posts: readonly PostId[],
  reason: ReadingReason,
): Promise<PostId[]> {
  const rows = await tx.rows<{ post_id: PostId }>(
    'select withdraw_readers as post_id from letters.withdraw_readers($1, $2::uuid[], $3)',
    [id, [...new Set(posts)], reason === 'disposition'],
  );
  return rows.map((row) => row.post_id);
}
