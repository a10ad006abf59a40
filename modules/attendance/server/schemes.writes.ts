import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DeductionRules } from '../contract/deduction-schemes.ts';
import { db } from './attendance-db.ts';
import type { Day } from './rules/calendar-days.ts';

/** Ends the schemes that stand before a day, and writes the one that holds from it on. */
export async function insertScheme(
  tx: Tx,
  scheme: { agencyId: string; startsOn: Day; rules: DeductionRules; by: PersonId; at: Date },
): Promise<void> {
  await tx.rows(
    "select pg_advisory_xact_lock(hashtextextended('attendance.schemes ' || core.agency_id()::text, 0))",
  );
  await tx.rows(
    `update attendance.deduction_scheme set ends_before = greatest(starts_on, $1::date)
     where agency_id = core.agency_id() and (ends_before is null or ends_before > greatest(starts_on, $1::date))`,
    [scheme.startsOn],
  );
  await tx.run(
    db.insertInto('attendance.deduction_scheme').values({
      agency_id: scheme.agencyId,
      id: newId(),
      starts_on: scheme.startsOn,
      rules: JSON.stringify(scheme.rules),
      recorded_by: scheme.by,
      recorded_at: scheme.at,
    }),
  );
}
