import type { Tx } from '#core/db/tx.ts';

/** An event, or a correction of one. Values stand in the order of the statement. */
export const insertTriggerEvent = (tx: Tx, values: readonly unknown[]) =>
  tx.rows(
    `insert into archive.trigger_event (agency_id, id, dossier_id, period, words, occurred_on, corrects, reason, recorded_by, recorded_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values,
  );
