import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { MilestoneRow } from './milestones.queries.ts';

/** Holds what comes for the people of the agency until the transaction ends: of two entries made at once the later sees both. */
export async function lockMilestones(tx: Tx): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('staff.milestone:' || core.agency_id(), 0))`);
}

/** Keeps what comes for people, and nothing else of them; what stands already is not written again. */
export async function keepMilestones(
  tx: Tx,
  personIds: readonly PersonId[],
  rows: readonly MilestoneRow[],
): Promise<void> {
  await tx.rows(
    `with known as (
       select * from jsonb_to_recordset($2::jsonb)
         as k("personId" uuid, what text, day date, "heldBack" boolean, why text[], basis text[])
     ), gone as (
       delete from staff.milestone m where m.agency_id = core.agency_id() and m.person_id = any($1::uuid[])
         and not exists (select from known k where k."personId" = m.person_id and k.what = m.what)
     )
     insert into staff.milestone as m (agency_id, person_id, what, day, held_back, why, basis)
     select core.agency_id(), k."personId", k.what, k.day, k."heldBack", k.why, k.basis from known k
     on conflict (agency_id, person_id, what) do update
       set day = excluded.day, held_back = excluded.held_back, why = excluded.why, basis = excluded.basis
       where (m.day, m.held_back, m.why, m.basis)
         is distinct from (excluded.day, excluded.held_back, excluded.why, excluded.basis)`,
    [personIds, JSON.stringify(rows)],
  );
}
