import type { Tx } from '#core/db/tx.ts';

/** Puts dossiers into the hands of the records unit. Values stand in the order of the statement. */
export const takeOver = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    `update archive.dossier set custody = 'records-unit', place_id = null, standing = false, version = version + 1
       where agency_id = core.agency_id() and id = any ($1::uuid[])`,
    values,
  );
