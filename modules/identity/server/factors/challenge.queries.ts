import type { Tx } from '#core/db/tx.ts';

/** Keeps the fingerprint of an answered challenge until it expires; false when it was answered before. */
export async function spendFingerprint(tx: Tx, fingerprint: Buffer, expiresAt: Date): Promise<boolean> {
  const rows = await tx.rows(
    `with spent as (
       insert into identity.spent_challenge (fingerprint, expires_at) values ($1, $2) on conflict do nothing returning 1
     ) select 1 from spent`,
    [fingerprint, expiresAt],
  );
  return rows.length > 0;
}
