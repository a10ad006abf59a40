import { sql } from 'kysely';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DraftId } from '../../contract/terms.ts';
import { db } from './drafts.queries.ts';

const agency = sql<string>`core.agency_id()`;

/** Names posts that write along; the draft is locked. */
export function addCoWriters(
  tx: Tx,
  id: DraftId,
  posts: readonly PostId[],
  { by, at }: { by: PersonId; at: Date },
): void {
  if (posts.length === 0) return;
  tx.send(
    db.insertInto('outgoing.co_writer').values(
      posts.map((post) => ({
        ...{ agency_id: agency, draft_id: id, post_id: post },
        ...{ named_by: by, named_at: at },
      })),
    ),
  );
}

/** Takes posts off that wrote along; the draft is locked. */
export function removeCoWriters(tx: Tx, id: DraftId, posts: readonly PostId[]): void {
  if (posts.length === 0) return;
  tx.send(
    db
      .deleteFrom('outgoing.co_writer')
      .where('agency_id', '=', agency)
      .where('draft_id', '=', id)
      .where('post_id', 'in', [...posts]),
  );
}
