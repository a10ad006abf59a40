import type { Tx } from '#core/db/tx.ts';
import type { PublicFlag, RecordId } from '../../contract/terms.ts';
import { db, ofAgency } from '../classification/versions.queries.ts';

/** What was said last of a record. Index: publicity_record. */
export function publicityOf(tx: Tx, recordId: RecordId) {
  return tx.maybe(
    db
      .selectFrom('archive.publicity')
      .where('agency_id', '=', ofAgency)
      .where('record_id', '=', recordId)
      .select(['flag', 'reason', 'set_by', 'set_at'])
      .orderBy('id', 'desc')
      .limit(1),
  );
}
export type PublicityRow = NonNullable<Awaited<ReturnType<typeof publicityOf>>>;

export async function insertPublicity(
  tx: Tx,
  said: { id: string; recordId: RecordId; flag: PublicFlag; reason: string; by: string; at: Date },
): Promise<void> {
  await tx.run(
    db.insertInto('archive.publicity').values({
      ...{ agency_id: ofAgency, id: said.id, record_id: said.recordId, flag: said.flag },
      ...{ reason: said.reason, set_by: said.by, set_at: said.at },
    }),
  );
}
