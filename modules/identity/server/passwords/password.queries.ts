import type { AgencyId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { IdentityTables } from '../identity.tables.ts';
import type { PolicyProfile } from '../rules/password-policy.ts';

const db = tablesOf<IdentityTables>();

/** The longest history that any policy asks for. */
const mostKept = 5;

/** The hashes of earlier passwords, the latest first. */
export async function pastPasswords(
  tx: Tx,
  agencyId: AgencyId,
  accountId: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx.all(
    db
      .selectFrom('identity.past_password')
      .select('password_hash')
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId)
      .orderBy('replaced_at', 'desc')
      .limit(limit),
  );
  return rows.map((row) => row.password_hash);
}

/** The hash that replaces the current one joins it to the history. */
async function retire(
  tx: Tx,
  agencyId: AgencyId,
  accountId: string,
  hash: string | null,
  at: Date,
): Promise<void> {
  if (!hash) return;
  await tx.run(
    db
      .insertInto('identity.past_password')
      .values({ agency_id: agencyId, account_id: accountId, replaced_at: at, password_hash: hash })
      .onConflict((conflict) => conflict.doNothing()),
  );
  await tx.rows(
    `delete from identity.past_password where agency_id = $1 and account_id = $2 and replaced_at < (
       select min(replaced_at) from (select replaced_at from identity.past_password
         where agency_id = $1 and account_id = $2 order by replaced_at desc limit $3) kept)`,
    [agencyId, accountId, mostKept],
  );
}

/** Puts the new hash in place of the old one; the one-time code, if there was one, is used up. */
export async function putPassword(
  tx: Tx,
  agencyId: AgencyId,
  accountId: string,
  hashes: { old: string | null; new: string },
  at: Date,
): Promise<void> {
  await retire(tx, agencyId, accountId, hashes.old, at);
  await tx.run(
    db
      .updateTable('identity.account')
      .set({ password_hash: hashes.new, password_set_at: at, reset_fingerprint: null, reset_until: null })
      .where('agency_id', '=', agencyId)
      .where('id', '=', accountId),
  );
}

/** Takes the password away; until a new one is set with the code, there is none. */
export async function replaceByCode(
  tx: Tx,
  account: Pick<IdentityTables['identity.account'], 'id' | 'password_hash'>,
  agencyId: AgencyId,
  code: { fingerprint: Buffer; until: Date },
  at: Date,
): Promise<void> {
  await retire(tx, agencyId, account.id, account.password_hash, at);
  await tx.run(
    db
      .updateTable('identity.account')
      .set({
        password_hash: null,
        password_set_at: null,
        reset_fingerprint: code.fingerprint,
        reset_until: code.until,
      })
      .where('agency_id', '=', agencyId)
      .where('id', '=', account.id),
  );
}

export async function putPolicy(tx: Tx, agencyId: AgencyId, profile: PolicyProfile): Promise<void> {
  await tx.run(
    db
      .insertInto('identity.password_policy')
      .values({ agency_id: agencyId, profile })
      .onConflict((conflict) => conflict.column('agency_id').doUpdateSet({ profile })),
  );
}
