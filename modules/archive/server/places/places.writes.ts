import type { Tx } from '#core/db/tx.ts';

/** A place as it is added. Values stand in the order of the statement. */
export const insertPlace = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    `insert into archive.place (agency_id, id, parent_id, kind, name, capacity, barcode)
       values (core.agency_id(), $1, $2, $3, $4, $5, $6)`,
    values,
  );

/** Name and room of a place. Values stand in the order of the statement. */
export const updatePlace = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    'update archive.place set name = $2, capacity = $3 where agency_id = core.agency_id() and id = $1',
    values,
  );

/** The place that a place lies in. Values stand in the order of the statement. */
export const updateParent = (tx: Tx, values: readonly unknown[]) =>
  tx.rows('update archive.place set parent_id = $2 where agency_id = core.agency_id() and id = $1', values);

/** The place that a dossier lies in. Values stand in the order of the statement. */
export const updateDossierPlace = (tx: Tx, values: readonly unknown[]) =>
  tx.rows('update archive.dossier set place_id = $2 where agency_id = core.agency_id() and id = $1', values);

/** What was moved from where to where. Values stand in the order of the statement. */
export const insertMove = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    `insert into archive.place_move (agency_id, id, dossier_id, place_id, from_place, to_place, reason, moved_by, moved_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8)`,
    values,
  );
