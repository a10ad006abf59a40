import type { Tx } from '#core/db/tx.ts';

/** The units as they were set. */
export const readOffice = <Row>(tx: Tx) =>
  tx.rows<Row>(
    `select agency_kind as "agencyKind", records_unit_id as "recordsUnitId", legal_unit_id as "legalUnitId",
       supervision_unit_id as "supervisionUnitId" from archive.disposal_office where agency_id = core.agency_id()`,
  );

/** Sets the units of the agency. Values stand in the order of the statement. */
export const keepOffice = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    `insert into archive.disposal_office (agency_id, agency_kind, records_unit_id, legal_unit_id, supervision_unit_id, changed_by, changed_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6)
     on conflict (agency_id) do update set agency_kind = $1, records_unit_id = $2, legal_unit_id = $3, supervision_unit_id = $4,
       changed_by = $5, changed_at = $6`,
    values,
  );
