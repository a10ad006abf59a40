import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DrillChoice } from '../rows/watched.ts';

/** Notes what a drill alters, before it does. @returns undefined while another is not over; index: drill_open */
export async function addDrill(
  tx: Tx,
  module: string,
  { thingId, fact, was, became }: DrillChoice,
  begun: { by: PersonId; at: Date },
): Promise<string | undefined> {
  const [row] = await tx.rows<{ id: string }>(
    `insert into ledger.drill (agency_id, id, module, thing_id, fact, was, became, begun_by, begun_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8) on conflict (agency_id) where ended_at is null do nothing returning id`,
    [newId(), module, thingId, fact, was, became, begun.by, begun.at],
  );
  return row?.id;
}

/** Notes that the agency is one of the demonstration. */
export async function markDrillGround(tx: Tx, now: Date): Promise<void> {
  await tx.rows('insert into ledger.drill_ground (agency_id, marked_at) values (core.agency_id(), $1)', [
    now,
  ]);
}

/** It is over, and nothing is kept of what was written. */
export async function endDrill(tx: Tx, id: string, ended: { by: PersonId; at: Date }): Promise<void> {
  await tx.rows(
    'update ledger.drill set ended_by = $2, ended_at = $3, was = null, became = null where agency_id = core.agency_id() and id = $1 and ended_at is null',
    [id, ended.by, ended.at],
  );
}
