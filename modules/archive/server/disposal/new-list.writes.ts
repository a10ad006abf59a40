import type { Tx } from '#core/db/tx.ts';

/** A list as it begins. Values stand in the order of the statement. */
export const insertList = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    `insert into archive.disposal_list (agency_id, id, kind, agency_kind, created_by, created_at)
     values (core.agency_id(), $1, $2, $3, $4, $5)`,
    values,
  );
