import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { IdentityTables } from '../identity.tables.ts';

const db = tablesOf<IdentityTables>();

export async function hasPasskey(tx: Tx, agencyId: AgencyId, accountId: string): Promise<boolean> {
  const row = await tx.maybe(
    db
      .selectFrom('identity.passkey')
      .select('id')
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId)
      .limit(1),
  );
  return row !== undefined;
}

export function passkeysOf(tx: Tx, agencyId: AgencyId, accountId: string) {
  return tx.all(
    db
      .selectFrom('identity.passkey')
      .select(['id', 'name', 'credential_id', 'transports', 'backed_up', 'created_at', 'used_at'])
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId)
      .orderBy('created_at')
      .limit(100),
  );
}

export async function insertPasskey(tx: Tx, row: IdentityTables['identity.passkey']): Promise<void> {
  await tx.run(db.insertInto('identity.passkey').values(row));
}

export function deletePasskey(tx: Tx, agencyId: AgencyId, accountId: string, id: string): Promise<number> {
  return tx.run(
    db
      .deleteFrom('identity.passkey')
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId)
      .where('id', '=', id),
  );
}

/** Removes every passkey of the account; how many there were. */
export function deletePasskeys(tx: Tx, agencyId: AgencyId, accountId: string): Promise<number> {
  return tx.run(
    db.deleteFrom('identity.passkey').where('agency_id', '=', agencyId).where('account_id', '=', accountId),
  );
}

/** A passkey as sign-in finds it, before the agency of the person is known. */
export interface FoundPasskey {
  agencyId: AgencyId;
  accountId: string;
  personId: PersonId;
  passkeyId: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
}

export async function passkeyByCredential(tx: Tx, credentialId: Buffer): Promise<FoundPasskey | undefined> {
  const rows = await tx.rows<FoundPasskey>(
    `select agency_id as "agencyId", account_id as "accountId", person_id as "personId", passkey_id as "passkeyId",
      public_key as "publicKey", counter, transports from identity.passkey_by_credential($1)`,
    [credentialId],
  );
  return rows[0];
}

/** Moves the signature counter on; false if it went back since it was read, as a copied key would make it. */
export async function usePasskey(tx: Tx, found: FoundPasskey, counter: number, at: Date): Promise<boolean> {
  const touched = await tx.run(
    db
      .updateTable('identity.passkey')
      .set({ counter, used_at: at })
      .where('agency_id', '=', found.agencyId)
      .where('id', '=', found.passkeyId)
      .where((e) => (counter === 0 ? e('counter', '=', 0) : e('counter', '<', counter))),
  );
  return touched === 1;
}
