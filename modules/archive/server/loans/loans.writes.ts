import type { Tx } from '#core/db/tx.ts';

/** A loan as it begins. Values stand in the order of the statement. */
export const insertLoan = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    `insert into archive.loan (agency_id, id, dossier_id, borrower_id, borrower_post_id, purpose, lent_by, lent_at, due_on)
       values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8)`,
    values,
  );

/** Takes a loan back. Values stand in the order of the statement. */
export const endLoan = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    'update archive.loan set returned_at = $2, returned_to = $3 where agency_id = core.agency_id() and id = $1',
    values,
  );
