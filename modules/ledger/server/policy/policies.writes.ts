import { newId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';

/** One policy at a time gets the next number. */
export async function lockPolicy(tx: Tx): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('ledger.policy:' || core.agency_id(), 0))`);
}

export async function insertPolicy(
  tx: Tx,
  { number, text, now }: { number: number; text: string; now: Date },
): Promise<void> {
  await tx.rows(
    'insert into ledger.policy (agency_id, number, text, made_at) values (core.agency_id(), $1, $2, $3)',
    [number, text, now],
  );
}

/** Asks a witness from now on, or again. @returns its id; nothing where it is asked already */
export async function askFromNow(
  tx: Tx,
  witness: { vkey: string; address: string; group: string; by: string | null; now: Date },
): Promise<string | undefined> {
  const { vkey, address, group, by, now } = witness;
  const [row] = await tx.rows<{ id: string }>(
    `insert into ledger.witness as w (agency_id, id, vkey, address, member_of, added_by, added_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6)
     on conflict on constraint witness_taken do update set address = excluded.address, member_of = excluded.member_of,
       added_by = excluded.added_by, added_at = excluded.added_at, removed_at = null, removed_by = null
     where w.removed_at is not null returning id`,
    [newId(), vkey, address, group, by, now],
  );
  return row?.id;
}

/** @returns the key of what was changed; nothing where there is no such witness, or it is asked no more */
export async function askElsewhere(
  tx: Tx,
  witnessId: string,
  { address, group }: { address: string; group: string },
): Promise<{ vkey: string } | undefined> {
  const [row] = await tx.rows<{ vkey: string }>(
    `update ledger.witness set address = $2, member_of = $3
     where agency_id = core.agency_id() and id = $1 and removed_at is null returning vkey`,
    [witnessId, address, group],
  );
  return row;
}

/** @returns what was removed; nothing where there is no such witness, or it is asked no more already */
export async function askNoMore(
  tx: Tx,
  witnessId: string,
  by: string | null,
  now: Date,
): Promise<{ vkey: string; group: string } | undefined> {
  const [row] = await tx.rows<{ vkey: string; group: string }>(
    `update ledger.witness set removed_at = $2, removed_by = $3
     where agency_id = core.agency_id() and id = $1 and removed_at is null returning vkey, member_of as "group"`,
    [witnessId, now, by],
  );
  return row;
}

export async function decideNeeds(
  tx: Tx,
  { group, needs, by, now }: { group: string; needs: number | null; by: string | null; now: Date },
): Promise<void> {
  await tx.rows(
    `insert into ledger.quorum (agency_id, member_of, needs, decided_by, decided_at) values (core.agency_id(), $1, $2, $3, $4)
     on conflict (agency_id, member_of) do update set needs = excluded.needs, decided_by = excluded.decided_by, decided_at = excluded.decided_at`,
    [group, needs, by, now],
  );
}
