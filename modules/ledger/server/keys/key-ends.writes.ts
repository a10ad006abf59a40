import type { Tx } from '#core/db/tx.ts';

/** Until when keys sign that were replaced and sign still, the earliest first. */
export async function openEnds(tx: Tx, now: Date): Promise<Date[]> {
  const rows = await tx.rows<{ endsAt: Date }>(
    'select ends_at as "endsAt" from ledger.key_end where agency_id = core.agency_id() and ends_at > $1 order by ends_at',
    [now],
  );
  return rows.map(({ endsAt }) => endsAt);
}

/** The last day of a key; one that has its day keeps it. */
export async function endKey(tx: Tx, keyId: string, endsAt: Date): Promise<void> {
  await tx.rows(
    `insert into ledger.key_end (agency_id, key_id, ends_at) values (core.agency_id(), $1, $2) on conflict do nothing`,
    [keyId, endsAt],
  );
}
