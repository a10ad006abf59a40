import { type Selectable, sql } from 'kysely';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { DraftId } from '../../contract/terms.ts';
import type { CommentId } from '../../contract/text.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';

export const db = tablesOf<OutgoingTables>();
const agency = sql<string>`core.agency_id()`;

export type CommentRecord = Selectable<OutgoingTables['outgoing.comment']>;

/** Everything said about a draft, oldest first; the limit of a draft bounds it. Index: comment_of_draft. */
export function commentsOf(tx: Tx, draftId: DraftId): Promise<CommentRecord[]> {
  return tx.all(
    db
      .selectFrom('outgoing.comment')
      .selectAll()
      .where('agency_id', '=', agency)
      .where('draft_id', '=', draftId)
      .orderBy('id'),
  );
}

/** One thread of a draft: its first comment and the answers. Empty where there is none. */
export function threadOf(tx: Tx, draftId: DraftId, id: CommentId): Promise<CommentRecord[]> {
  return tx.all(
    db
      .selectFrom('outgoing.comment')
      .selectAll()
      .where('agency_id', '=', agency)
      .where('draft_id', '=', draftId)
      .where((where) => where.or([where('id', '=', id), where('thread_id', '=', id)]))
      .orderBy('id'),
  );
}

/** How much was said about a draft. */
export async function commentCount(tx: Tx, draftId: DraftId): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    'select count(*)::int as count from outgoing.comment where agency_id = core.agency_id() and draft_id = $1',
    [draftId],
  );
  return row?.count ?? 0;
}
