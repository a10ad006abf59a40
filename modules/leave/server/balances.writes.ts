import type { Tx } from '#core/db/tx.ts';
import type { BalanceEntryRow } from './balances.queries.ts';
import { db } from './requests.writes.ts';

export async function insertBalanceEntries(
  tx: Tx,
  agencyId: string,
  entries: readonly BalanceEntryRow[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.run(
    db.insertInto('leave.balance_entry').values(
      entries.map((entry) => ({
        agency_id: agencyId,
        id: entry.id,
        person_id: entry.personId,
        year: entry.year,
        kind: entry.kind,
        days: entry.days,
        older_left: entry.olderLeft,
        taken: entry.taken,
        deferred: entry.deferred,
        reason: entry.reason,
        entered_by: entry.enteredBy,
        entered_at: entry.enteredAt,
      })),
    ),
  );
}
