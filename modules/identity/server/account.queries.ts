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
    db
      .selectFrom('identity.account')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('person_id', '=', personId),
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

/** When each account of the agency that may sign in was last signed in with, by its person. */
export async function signIns(
  tx: Tx,
  agencyId: AgencyId,
): Promise<Map<PersonId, { signedInAt: Date | null }>> {
  const rows = await tx.all(
    db
      .selectFrom('identity.account')
      .select(['person_id', 'signed_in_at'])
      .where('agency_id', '=', agencyId)
      .where('disabled_at', 'is', null),
  );
  return new Map(rows.map((row) => [row.person_id as PersonId, { signedInAt: row.signed_in_at }]));
}

/** Notes that a session was opened. */
export function noteSignIn(tx: Tx, agencyId: AgencyId, accountId: string, at: Date): void {
  tx.send(
    db
      .updateTable('identity.account')
      .set({ signed_in_at: at })
      .where('agency_id', '=', agencyId)
      .where('id', '=', accountId),
  );
}

/** The profile that the agency chose, if it did. */
export async function chosenPolicy(tx: Tx, agencyId: AgencyId): Promise<string | undefined> {
  const row = await tx.maybe(
    db.selectFrom('identity.password_policy').select('profile').where('agency_id', '=', agencyId),
  );
  return row?.profile;
}

export function setAccountLocale(
  tx: Tx,
  agencyId: AgencyId,
  accountId: string,
  locale: 'id' | 'en',
): Promise<number> {
  return tx.run(
    db
      .updateTable('identity.account')
      .set({ locale })
      .where('agency_id', '=', agencyId)
      .where('id', '=', accountId),
  );
}

export type IdentifierRow = Pick<IdentityTables['identity.identifier'], 'kind' | 'value'>;

const kindOrder = ['username', 'nip', 'email'];

/** The identifiers of each account, the user name first. */
export async function identifiersOf(
  tx: Tx,
  agencyId: AgencyId,
  accountIds: readonly string[],
): Promise<Map<string, IdentifierRow[]>> {
  const rows = await tx.rows<IdentifierRow & { account_id: string }>(
    'select account_id, kind, value from identity.identifier where agency_id = $1 and account_id = any($2::uuid[])',
    [agencyId, accountIds],
  );
  const byAccount = new Map<string, IdentifierRow[]>(accountIds.map((id) => [id, []]));
  for (const { account_id, kind, value } of rows) byAccount.get(account_id)?.push({ kind, value });
  for (const list of byAccount.values())
    list.sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind));
  return byAccount;
}

/** Gives the account an identifier; false when another active account has it. */
export async function putIdentifier(
  tx: Tx,
  agencyId: AgencyId,
  accountId: string,
  { kind, value }: IdentifierRow,
  active = true,
): Promise<boolean> {
  const taken = await tx.rows(
    `insert into identity.identifier (agency_id, account_id, kind, value, active) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning 1`,
    [agencyId, accountId, kind, value, active],
  );
  return taken.length > 0;
}

export function deleteIdentifier(
  tx: Tx,
  agencyId: AgencyId,
  accountId: string,
  kind: IdentifierRow['kind'],
): Promise<number> {
  return tx.run(
    db
      .deleteFrom('identity.identifier')
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId)
      .where('kind', '=', kind),
  );
}

/** Lets the identifiers of the account be found, or hides them. Violates `identifier_taken` where another has one now. */
export function activateIdentifiers(
  tx: Tx,
  agencyId: AgencyId,
  accountId: string,
  active: boolean,
): Promise<number> {
  return tx.run(
    db
      .updateTable('identity.identifier')
      .set({ active })
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId),
  );
}

export async function insertAccount(tx: Tx, row: IdentityTables['identity.account']): Promise<void> {
  await tx.run(db.insertInto('identity.account').values(row));
}

export function updateAccount(
  tx: Tx,
  agencyId: AgencyId,
  accountId: string,
  change: Partial<Pick<IdentityTables['identity.account'], 'disabled_at' | 'disabled_by'>>,
): Promise<number> {
  return tx.run(
    db
      .updateTable('identity.account')
      .set(change)
      .where('agency_id', '=', agencyId)
      .where('id', '=', accountId),
  );
}

/** Accounts of the agency by id, which is the order of their making. */
export function accountsAfter(
  tx: Tx,
  agencyId: AgencyId,
  after: string | null,
  personId: PersonId | null,
  limit: number,
) {
  return tx.rows<IdentityTables['identity.account'] & { second_factor: boolean }>(
    `select a.*, exists (select 1 from identity.totp t where t.agency_id = a.agency_id and t.account_id = a.id
         and t.confirmed_at is not null)
       or exists (select 1 from identity.passkey p where p.agency_id = a.agency_id and p.account_id = a.id) as second_factor
     from identity.account a
     where a.agency_id = $1 and ($2::uuid is null or a.id > $2) and ($3::uuid is null or a.person_id = $3)
     order by a.id limit $4`,
    [agencyId, after, personId, limit],
  );
}

/** The languages that people chose; people without an account or a choice are left out. */
export async function localesOfPeople(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, 'id' | 'en'>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.rows<{ person_id: PersonId; locale: 'id' | 'en' }>(
    `select person_id, locale from identity.account
     where agency_id = core.agency_id() and person_id = any($1::uuid[]) and locale is not null`,
    [personIds],
  );
  return new Map(rows.map((row) => [row.person_id, row.locale]));
}
