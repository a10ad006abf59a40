import { sql } from 'kysely';
import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { IntakeId, LetterId } from '../../contract/terms.ts';
import { db } from '../letters.queries.ts';

/** The letter that a piece of mail became, by what it is called where it came from. Index: intake_origin. */
export async function letterByOrigin(
  tx: Tx,
  originKey: string,
): Promise<{ id: LetterId; registeredBy: PersonId } | undefined> {
  const row = await tx.maybe(
    db
      .selectFrom('letters.intake as intake')
      .innerJoin('letters.letter as letter', (join) =>
        join.onRef('letter.agency_id', '=', 'intake.agency_id').onRef('letter.id', '=', 'intake.letter_id'),
      )
      .where('intake.agency_id', '=', sql<string>`core.agency_id()`)
      .where('intake.origin_key', '=', originKey)
      .select(['letter.id', 'letter.registered_by']),
  );
  return row && { id: row.id as LetterId, registeredBy: row.registered_by as PersonId };
}

/** What the mail that a letter came from, or a piece of mail itself, is called where it came from. Index: intake_letter. */
export async function originKeysOf(
  tx: Tx,
  of: { letterId: LetterId } | { intakeId: IntakeId },
): Promise<string[]> {
  const query = db
    .selectFrom('letters.intake')
    .where('agency_id', '=', sql<string>`core.agency_id()`)
    .where('channel', '=', 'pendopo')
    .where('origin_key', 'is not', null)
    .select('origin_key');
  const rows = await tx.all(
    'letterId' in of ? query.where('letter_id', '=', of.letterId) : query.where('id', '=', of.intakeId),
  );
  return rows.map((row) => row.origin_key!);
}
