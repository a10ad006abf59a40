import type { AgencyId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { SignaturesTables } from '../signatures.tables.ts';

const db = tablesOf<SignaturesTables>();

export type BelievedRow = SignaturesTables['signatures.believed_authority'];

export function believedBy(tx: Tx, agencyId: AgencyId): Promise<BelievedRow[]> {
  return tx.all(
    db
      .selectFrom('signatures.believed_authority')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .orderBy('id')
      .limit(100),
  ) as Promise<BelievedRow[]>;
}

export async function insertBelieved(tx: Tx, row: BelievedRow): Promise<void> {
  await tx.run(db.insertInto('signatures.believed_authority').values(row));
}

/** Takes it away and tells which it was. */
export async function deleteBelieved(
  tx: Tx,
  agencyId: AgencyId,
  id: string,
): Promise<{ fingerprint: Buffer } | undefined> {
  return tx.maybe(
    db
      .deleteFrom('signatures.believed_authority')
      .where('agency_id', '=', agencyId)
      .where('id', '=', id)
      .returning('fingerprint'),
  );
}
