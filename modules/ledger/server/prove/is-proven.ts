import type { Tx } from '#core/db/tx.ts';
import { enterFile } from './proofs.queries.ts';

/**
 * Whether a published leaf of the agency names the file with this digest, so that its proof can be fetched. The
 * transaction reads for that agency from then on.
 */
export async function isProven(tx: Tx, agencyId: string, digest: Uint8Array): Promise<boolean> {
  return (await enterFile(tx, agencyId, digest)) !== undefined;
}
