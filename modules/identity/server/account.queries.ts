import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { IdentityTables } from './identity.tables.ts';

const db = tablesOf<IdentityTables>();

/** An account as sign-in finds it, before the agency of the person is known. */
export interface FoundAccount {
  agencyId: AgencyId;
  accountId: string;
  personId: PersonId;
  passwordHash: string | null;
  passwordSetAt: Date | null;
  resetFingerprint: Buffer | null;
  resetUntil: Date | null;
  disabledAt: Date | null;
}

/** The account with exactly this identifier, in whichever agency. */
export async function accountByIdentifier(tx: Tx, identifier: string): Promise<FoundAccount | undefined> {
  const rows = await tx.rows<FoundAccount>(
    `select agency_id as "agencyId", account_id as "accountId", person_id as "personId", password_hash as "passwordHash",
      password_set_at as "passwordSetAt", reset_fingerprint as "resetFingerprint", reset_until as "resetUntil",
      disabled_at as "disabledAt" from identity.account_by_identifier($1)`,
    [identifier],
  );
  return rows[0];
}

/** The account of a person of the agency. */
export function accountOfPerson(tx: Tx, agencyId: AgencyId, personId: PersonId) {
  return tx.maybe(
    db.selectFrom('identity.account').selectAll().where('agency_id', '=', agencyId).where('person_id', '=', personId),
  );
}

/** The account, locked until the end of the transaction. */
export function lockAccount(tx: Tx, agencyId: AgencyId, accountId: string) {
  return tx.maybe(
    db
      .selectFrom('identity.account')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('id', '=', accountId)
      .forUpdate(),
  );
}

/** The profile that the agency chose, if it did. */
export async function chosenPolicy(tx: Tx, agencyId: AgencyId): Promise<string | undefined> {
  const row = await tx.maybe(
    db.selectFrom('identity.password_policy').select('profile').where('agency_id', '=', agencyId),
  );
  return row?.profile;
}

export function setAccountLocale(tx: Tx, agencyId: AgencyId, accountId: string, locale: 'id' | 'en'): Promise<number> {
  return tx.run(
    db.updateTable('identity.account').set({ locale }).where('agency_id', '=', agencyId).where('id', '=', accountId),
  );
}
