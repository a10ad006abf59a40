import type { AgencyId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { IdentityTables } from '../identity.tables.ts';

const db = tablesOf<IdentityTables>();

export function totpOf(tx: Tx, agencyId: AgencyId, accountId: string) {
  return tx.maybe(
    db
      .selectFrom('identity.totp')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId),
  );
}

/** Keeps a secret that waits for its first code; one that was never confirmed gives way. */
export async function proposeTotp(
  tx: Tx,
  agencyId: AgencyId,
  accountId: string,
  sealed: Buffer,
): Promise<boolean> {
  const rows = await tx.rows(
    `insert into identity.totp as t (agency_id, account_id, secret_sealed) values ($1, $2, $3)
     on conflict (agency_id, account_id) do update set secret_sealed = excluded.secret_sealed
     where t.confirmed_at is null returning 1`,
    [agencyId, accountId, sealed],
  );
  return rows.length > 0;
}

/** Takes the step of a code: true for one of all who try, because a code works once. */
export async function takeStep(
  tx: Tx,
  agencyId: AgencyId,
  accountId: string,
  step: number,
): Promise<boolean> {
  const touched = await tx.run(
    db
      .updateTable('identity.totp')
      .set({ last_step: step })
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId)
      .where('last_step', '<', step),
  );
  return touched === 1;
}

export function confirmTotp(tx: Tx, agencyId: AgencyId, accountId: string, at: Date): Promise<number> {
  return tx.run(
    db
      .updateTable('identity.totp')
      .set({ confirmed_at: at })
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId)
      .where('confirmed_at', 'is', null),
  );
}

/** Removes the secret and its recovery codes; true if a confirmed one was there. */
export async function removeTotp(tx: Tx, agencyId: AgencyId, accountId: string): Promise<boolean> {
  await removeRecoveryCodes(tx, agencyId, accountId);
  const rows = await tx.rows<{ confirmed: boolean }>(
    'delete from identity.totp where agency_id = $1 and account_id = $2 returning confirmed_at is not null as confirmed',
    [agencyId, accountId],
  );
  return rows[0]?.confirmed ?? false;
}

export async function insertRecoveryCodes(
  tx: Tx,
  agencyId: AgencyId,
  accountId: string,
  fingerprints: readonly Buffer[],
): Promise<void> {
  const rows = fingerprints.map((fingerprint) => ({
    agency_id: agencyId,
    account_id: accountId,
    fingerprint,
  }));
  await tx.run(db.insertInto('identity.recovery_code').values(rows));
}

/** Uses up a recovery code: true for one of all who try. */
export async function takeRecoveryCode(
  tx: Tx,
  agencyId: AgencyId,
  accountId: string,
  fingerprint: Buffer,
): Promise<boolean> {
  const touched = await tx.run(
    db
      .deleteFrom('identity.recovery_code')
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId)
      .where('fingerprint', '=', fingerprint),
  );
  return touched === 1;
}

export function removeRecoveryCodes(tx: Tx, agencyId: AgencyId, accountId: string): Promise<number> {
  return tx.run(
    db
      .deleteFrom('identity.recovery_code')
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId),
  );
}

export async function countRecoveryCodes(tx: Tx, agencyId: AgencyId, accountId: string): Promise<number> {
  const row = await tx.one(
    db
      .selectFrom('identity.recovery_code')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId),
  );
  return Number(row.count);
}
