import { sql } from 'kysely';
import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LetterId } from '../contract/terms.ts';
import { db } from './letters.queries.ts';

/** What was corrected of a letter, newest first. Index: correction_letter. */
export function correctionsOf(tx: Tx, id: LetterId) {
  return tx.all(
    db
      .selectFrom('letters.correction')
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('letter_id', '=', id)
      .select(['id', 'corrected_at', 'corrected_by', 'reason', 'before'])
      .orderBy('id', 'desc'),
  );
}

/** Keeps what a letter said before a correction, by column. */
export async function keepCorrection(
  tx: Tx,
  correction: { letterId: LetterId; by: PersonId; at: Date; reason: string; before: Record<string, unknown> },
): Promise<void> {
  await tx.run(
    db.insertInto('letters.correction').values({
      agency_id: sql<string>`core.agency_id()`,
      id: newId(),
      letter_id: correction.letterId,
      corrected_at: correction.at,
      corrected_by: correction.by,
      reason: correction.reason,
      before: JSON.stringify(correction.before),
    }),
  );
}
