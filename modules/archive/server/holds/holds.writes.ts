import type { Tx } from '#core/db/tx.ts';

/** A hold as it begins. Values stand in the order of the statement. */
export const insertHold = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    `insert into archive.hold (agency_id, id, dossier_id, record_id, reason, reference, note, from_day, placed_by, placed_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values,
  );

/** Lifts a hold. Values stand in the order of the statement. */
export const endHold = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    'update archive.hold set lifted_on = $2, lifted_by = $3, lifted_note = $4 where agency_id = core.agency_id() and id = $1',
    values,
  );
