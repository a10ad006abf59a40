import type { Tx } from '#core/db/tx.ts';

/** A mark as it is set. Values stand in the order of the statement. */
export const insertMark = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    `insert into archive.mark (agency_id, id, dossier_id, record_id, mark, category, reason, set_by, set_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8)`,
    values,
  );

/** Takes a mark off. Values stand in the order of the statement. */
export const endMark = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    `update archive.mark set taken_off_by = $2, taken_off_at = $3, taken_off_reason = $4
     where agency_id = core.agency_id() and id = $1`,
    values,
  );
