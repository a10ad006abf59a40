import type { Tx } from '#core/db/tx.ts';
import type { Day } from './rules/days.ts';

/** A row that ends earlier than it would have. */
export interface Ending {
  id: string;
  endsBefore: Day;
}

const endings = {
  version: endingOf('calendar.pattern_version'),
  assignment: endingOf('calendar.assignment'),
  zone: endingOf('calendar.unit_zone'),
} as const;

function endingOf(table: string): string {
  return `update ${table} t set ends_before = e."endsBefore", ending_id = $2
    from jsonb_to_recordset($1::jsonb) as e(id uuid, "endsBefore" date)
    where t.agency_id = core.agency_id() and t.id = e.id`;
}

/** Ends rows, by a decision. */
export async function endRows(
  tx: Tx,
  of: keyof typeof endings,
  rows: readonly Ending[],
  endingId: string,
): Promise<void> {
  if (rows.length > 0) await tx.rows(endings[of], [JSON.stringify(rows), endingId]);
}

/** Ends times without flexibility: no decision is kept of them. */
export async function endStops(tx: Tx, rows: readonly Ending[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.rows(
    `update calendar.flexibility_stop t set ends_before = e."endsBefore"
     from jsonb_to_recordset($1::jsonb) as e(id uuid, "endsBefore" date)
     where t.agency_id = core.agency_id() and t.id = e.id`,
    [JSON.stringify(rows)],
  );
}
