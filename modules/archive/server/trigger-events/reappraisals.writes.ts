import type { Tx } from '#core/db/tx.ts';

/** A decision of the panel. Values stand in the order of the statement. */
export const insertReappraisal = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    `insert into archive.reappraisal (agency_id, id, dossier_id, decided_on, fate, keep_until, minutes, recorded_by, recorded_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8)`,
    values,
  );

/** Whether a record falls under the exception of its rule. Values stand in the order of the statement. */
export const writeExcepted = (tx: Tx, values: readonly unknown[]) =>
  tx.rows('update archive.record set excepted = $2 where agency_id = core.agency_id() and id = $1', values);
