import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';

/** What one person changes about own devices and requests waits for what they changed before. */
export async function lockPerson(tx: Tx, personId: PersonId): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('attendance.person ' || $1, 0))", [personId]);
}
