import type { AgencyId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { IdentityTables } from './identity.tables.ts';

const db = tablesOf<IdentityTables>();

export async function insertKey(tx: Tx, row: IdentityTables['identity.api_key']): Promise<void> {
  await tx.run(db.insertInto('identity.api_key').values(row));
}

/** The keys of the account that still work, the oldest first. */
export function keysOf(tx: Tx, agencyId: AgencyId, accountId: string, now: Date) {
  return tx.all(
    db
      .selectFrom('identity.api_key')
      .select(['id', 'name', 'scopes', 'created_at', 'expires_at', 'used_at'])
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId)
      .where('expires_at', '>', now)
      .orderBy('created_at')
      .limit(500),
  );
}

export function deleteKey(tx: Tx, agencyId: AgencyId, accountId: string, id: string): Promise<number> {
  return tx.run(
    db
      .deleteFrom('identity.api_key')
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId)
      .where('id', '=', id),
  );
}

/** Revokes every key of the account. */
export function deleteKeys(tx: Tx, agencyId: AgencyId, accountId: string): Promise<number> {
  return tx.run(
    db.deleteFrom('identity.api_key').where('agency_id', '=', agencyId).where('account_id', '=', accountId),
  );
}
