import type { Tx } from '#core/db/tx.ts';

/** Agencies whose events wait for leaves, or whose leaves are not published. */
export async function agenciesAtWork(tx: Tx): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>('select agency_id as id from ledger.agencies_at_work()');
  return new Set(rows.map(({ id }) => id));
}
