import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { SiasnFault } from '../../contract/siasn.ts';

/** Writes that an answer is awaited; what was fetched before stays until it comes. */
export async function awaitAnswer(tx: Tx, personId: PersonId, askedBy: PersonId, at: Date): Promise<void> {
  await tx.rows(
    `insert into staff.siasn_fetch (agency_id, person_id, asked_by, asked_at, state)
     values (core.agency_id(), $1, $2, $3, 'waiting')
     on conflict (agency_id, person_id) do update
       set asked_by = excluded.asked_by, asked_at = excluded.asked_at, state = 'waiting', fault = null, answered_at = null`,
    [personId, askedBy, at],
  );
}

/** Writes the answer in place of the one before. */
export async function keepAnswer(
  tx: Tx,
  personId: PersonId,
  parts: { open: Buffer; private: Buffer },
  at: Date,
): Promise<void> {
  await tx.rows('delete from staff.siasn_part where agency_id = core.agency_id() and person_id = $1', [
    personId,
  ]);
  await tx.rows(
    `insert into staff.siasn_part (agency_id, person_id, is_private, content_sealed)
     values (core.agency_id(), $1, false, $2), (core.agency_id(), $1, true, $3)`,
    [personId, parts.open, parts.private],
  );
  await settle(tx, personId, null, at);
}

/** Ends the waiting, with a fault where nothing came. */
export async function settle(tx: Tx, personId: PersonId, fault: SiasnFault | null, at: Date): Promise<void> {
  await tx.rows(
    `update staff.siasn_fetch set state = $2, fault = $3, answered_at = $4
     where agency_id = core.agency_id() and person_id = $1 and state = 'waiting'`,
    [personId, fault ? 'failed' : 'fetched', fault, at],
  );
}

/** Takes away what was asked before the instant. */
export async function forgetFetches(tx: Tx, before: Date): Promise<void> {
  const old = `select person_id from staff.siasn_fetch where agency_id = core.agency_id() and asked_at < $1`;
  await tx.rows(`delete from staff.siasn_part where agency_id = core.agency_id() and person_id in (${old})`, [
    before,
  ]);
  await tx.rows('delete from staff.siasn_fetch where agency_id = core.agency_id() and asked_at < $1', [
    before,
  ]);
}
