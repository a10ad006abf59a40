import { newId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { BasisView } from '../contract/terms.ts';
import type { CalendarTables } from './calendar.tables.ts';

export const db = tablesOf<CalendarTables>();

/** Changes of the calendar of an agency wait for each other: each is judged by what stands. */
export async function lockCalendar(tx: Tx): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('calendar ' || core.agency_id()::text, 0))");
}

/** Writes down a decision; its id. Nobody recorded law that comes with the product. */
export function insertBasis(
  tx: Tx,
  agencyId: string,
  view: BasisView,
  recordedBy: string | null = null,
): string {
  const id = newId<'Basis'>();
  tx.send(
    db.insertInto('calendar.basis').values({
      agency_id: agencyId,
      id,
      number: view.number,
      title: view.title,
      decided_by: view.decidedBy,
      recorded_by: recordedBy,
      recorded_at: view.recordedAt === null ? null : new Date(view.recordedAt),
    }),
  );
  return id;
}
