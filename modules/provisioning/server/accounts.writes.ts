import type { AgencyId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { AccountRow } from './accounts.queries.ts';
import type { ProvisioningTables } from './provisioning.tables.ts';

const db = tablesOf<ProvisioningTables>();

function written({ document, active, changedAt, version, removedAt }: AccountRow) {
  return {
    document: JSON.stringify(document),
    active,
    changed_at: changedAt,
    version,
    removed_at: removedAt,
  };
}

/** Writes a new account; false where one of its id, person or name stands already. */
export async function insertAccount(tx: Tx, agencyId: AgencyId, row: AccountRow): Promise<boolean> {
  const { id, personId, createdAt } = row;
  const count = await tx.run(
    db
      .insertInto('provisioning.account')
      .values({ agency_id: agencyId, id, person_id: personId, created_at: createdAt, ...written(row) })
      .onConflict((conflict) => conflict.doNothing()),
  );
  return count > 0;
}

/** Violates `account_user_name` where another account took the name a moment before. */
export async function updateAccount(tx: Tx, agencyId: AgencyId, row: AccountRow): Promise<void> {
  await tx.run(
    db
      .updateTable('provisioning.account')
      .set(written(row))
      .where('agency_id', '=', agencyId)
      .where('id', '=', row.id),
  );
}
