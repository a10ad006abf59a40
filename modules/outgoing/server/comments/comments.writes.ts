import { type Insertable, sql } from 'kysely';
import type { Tx } from '#core/db/tx.ts';
import type { CommentId } from '../../contract/text.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';
import { type CommentRecord, db } from './comments.queries.ts';

const agency = sql<string>`core.agency_id()`;

/** Writes down what was said. */
export function insertComment(
  tx: Tx,
  comment: Omit<Insertable<OutgoingTables['outgoing.comment']>, 'agency_id'>,
): Promise<CommentRecord> {
  return tx.one(
    db
      .insertInto('outgoing.comment')
      .values({ ...comment, agency_id: agency })
      .returningAll(),
  );
}

/** Marks a thread as done, or as open again. */
export async function markResolved(
  tx: Tx,
  id: CommentId,
  resolved: { at: Date; by: string } | null,
): Promise<void> {
  await tx.run(
    db
      .updateTable('outgoing.comment')
      .set({ resolved_at: resolved?.at ?? null, resolved_by: resolved?.by ?? null })
      .where('agency_id', '=', agency)
      .where('id', '=', id),
  );
}
