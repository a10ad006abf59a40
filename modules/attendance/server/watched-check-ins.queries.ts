import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Facts } from '#modules/ledger/server/ledger.api.ts';

/**
 * What check-ins say. Where one was made is part of a digest with the keyed fingerprint of what the device signed, so that
 * nobody finds the place out of the digest. Index: check_in_pkey.
 */
export function factsOfCheckIns(tx: Tx, ids: readonly string[]): Promise<{ id: string; facts: Facts }[]> {
  return tx.rows(
    `select c.id, jsonb_build_object('person', c.person_id, 'device', c.device_id, 'direction', c.direction, 'day', c.day,
       'arrived_at', extract(epoch from c.arrived_at)::text, 'at_once', c.at_once, 'statement', encode(sha256(c.statement_hash
         || convert_to(concat_ws(' ', c.place_id, c.verdict, c.distance_m, c.second_proof), 'UTF8')), 'hex'),
       'counts_at', extract(epoch from c.counts_at)::text, 'time_by', c.time_by, 'accepted', c.standing <> 'not-accepted') as facts
     from attendance.check_in c where c.agency_id = core.agency_id() and c.id = any ($1::uuid[])`,
    [ids],
  );
}

/** Ids of check-ins, the newest first. Index: check_in_pkey. */
export async function newestCheckIns(tx: Tx, before: string | null, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select id from attendance.check_in where agency_id = core.agency_id() and ($1::uuid is null or id < $1) order by id desc limit $2`,
    [before, limit],
  );
  return rows.map(({ id }) => id);
}

/** Whose check-ins they are, as far as the walls show them to the actor. */
export function peopleOfCheckIns(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; personId: PersonId }[]> {
  return tx.rows(
    `select c.id, c.person_id as "personId" from attendance.check_in c where c.agency_id = core.agency_id() and c.id = any ($1::uuid[])`,
    [ids],
  );
}
