import type { Tx } from '#core/db/tx.ts';

/** The agency and the delivery behind the link of a mail; from here on the transaction is that agency's. */
export async function enterReceived(
  tx: Tx,
  code: string,
): Promise<{ agency_id: string; delivery_id: string; zone: string } | undefined> {
  const rows = await tx.rows<{ agency_id: string; delivery_id: string; zone: string }>(
    'select agency_id, delivery_id, zone from outgoing.enter_received($1)',
    [code],
  );
  return rows[0];
}
