import { type Insertable, sql, type Updateable } from 'kysely';
import type { Tx } from '#core/db/tx.ts';
import type { DraftId } from '../../contract/terms.ts';
import { db } from '../drafts/drafts.queries.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';

const agency = sql<string>`core.agency_id()`;

/** Keeps a further edition. Constraint: edition_follows. */
export async function keepEdition(
  tx: Tx,
  edition: Omit<Insertable<OutgoingTables['outgoing.edition']>, 'agency_id'>,
): Promise<void> {
  await tx.run(db.insertInto('outgoing.edition').values({ ...edition, agency_id: agency }));
}

/** Notes that a signature of the letter has no time stamp; the first that missed it says since when. */
export async function awaitStamp(tx: Tx, draftId: DraftId, since: Date): Promise<void> {
  await tx.run(
    db
      .insertInto('outgoing.awaited_stamp')
      .values({ agency_id: agency, draft_id: draftId, since })
      .onConflict((conflict) => conflict.columns(['agency_id', 'draft_id']).doNothing()),
  );
}

const stamp = (draftId: DraftId) =>
  db.updateTable('outgoing.awaited_stamp').where('agency_id', '=', agency).where('draft_id', '=', draftId);

/** From the last signature on the stamp is asked for; false where none is awaited. */
export async function beginStampTries(
  tx: Tx,
  draftId: DraftId,
  tries: { next_try_at: Date; gives_up_at: Date },
): Promise<boolean> {
  return (await tx.run(stamp(draftId).set(tries))) === 1;
}

/** What became of a try. The row is locked. */
export function noteStampTry(
  tx: Tx,
  draftId: DraftId,
  change: Updateable<
    Pick<
      OutgoingTables['outgoing.awaited_stamp'],
      'tries' | 'reason' | 'next_try_at' | 'settled_at' | 'outcome'
    >
  >,
): void {
  tx.send(stamp(draftId).set(change));
}
