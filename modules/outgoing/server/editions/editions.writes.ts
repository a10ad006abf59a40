import { type Insertable, sql, type Updateable } from 'kysely';
import type { Tx } from '#core/db/tx.ts';
import type { AwaitedProof } from '#modules/signatures/server/signatures.api.ts';
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

/**
 * Notes what a signature of the letter misses; the first that missed something says since when, and a time stamp that is
 * missing counts more than what is added behind it.
 */
export async function awaitStamp(
  tx: Tx,
  draftId: DraftId,
  { awaits, since }: { awaits: AwaitedProof; since: Date },
): Promise<void> {
  await tx.run(
    db
      .insertInto('outgoing.awaited_stamp')
      .values({ agency_id: agency, draft_id: draftId, awaits, since })
      .onConflict((conflict) =>
        conflict
          .columns(['agency_id', 'draft_id'])
          .doUpdateSet({ awaits })
          .where(() => sql`excluded.awaits = 'time-stamp'`),
      ),
  );
}

const stamp = (draftId: DraftId) =>
  db.updateTable('outgoing.awaited_stamp').where('agency_id', '=', agency).where('draft_id', '=', draftId);

/** From the last signature on it is asked for; nothing where nothing is awaited. */
export async function beginStampTries(
  tx: Tx,
  draftId: DraftId,
  tries: { next_try_at: Date; gives_up_at: Date },
): Promise<AwaitedProof | undefined> {
  return (await tx.maybe(stamp(draftId).set(tries).returning('awaits')))?.awaits;
}

/** One that was given up is asked for once more, from the beginning; false where somebody had it asked for meanwhile. */
export async function askStampAgain(
  tx: Tx,
  draftId: DraftId,
  tries: { next_try_at: Date; gives_up_at: Date },
): Promise<boolean> {
  const again = { ...tries, tries: 0, settled_at: null, outcome: null };
  return (await tx.run(stamp(draftId).set(again).where('outcome', '=', 'given-up'))) === 1;
}

/** What became of a try. The row is locked. */
export function noteStampTry(
  tx: Tx,
  draftId: DraftId,
  change: Updateable<
    Pick<
      OutgoingTables['outgoing.awaited_stamp'],
      'awaits' | 'tries' | 'reason' | 'next_try_at' | 'settled_at' | 'outcome'
    >
  >,
): void {
  tx.send(stamp(draftId).set(change));
}
