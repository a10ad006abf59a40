import { type RawBuilder, sql } from 'kysely';
import type { PostId } from '#core/contract/ids.ts';
import { askedOften } from '#core/db/asked-often.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DraftId } from '../../contract/terms.ts';
import { db } from './drafts.queries.ts';

const agency = sql<string>`core.agency_id()`;

const named = askedOften<{ id: DraftId }>()((value: { id: RawBuilder<DraftId> }) =>
  db
    .selectFrom('outgoing.co_writer')
    .where('agency_id', '=', agency)
    .where('draft_id', '=', value.id)
    .select('post_id')
    .orderBy('named_at')
    .orderBy('post_id'),
);

/** The posts that write along in a draft, in the order in which they were named. Index: the key. */
export async function coWritersOf(tx: Tx, id: DraftId): Promise<PostId[]> {
  return (await named.all(tx, { id })).map((row) => row.post_id as PostId);
}
