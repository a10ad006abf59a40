import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { IdentityTables } from '../identity.tables.ts';

const db = tablesOf<IdentityTables>();

export function linkOf(tx: Tx, agencyId: AgencyId, accountId: string, issuer: string) {
  return tx.maybe(
    db
      .selectFrom('identity.oidc_link')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('account_id', '=', accountId)
      .where('issuer', '=', issuer),
  );
}

/** Links the account, in place of an earlier link to the same issuer. */
export async function putLink(tx: Tx, row: IdentityTables['identity.oidc_link']): Promise<void> {
  await tx.run(
    db
      .insertInto('identity.oidc_link')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['agency_id', 'account_id', 'issuer'])
          .doUpdateSet({ subject: row.subject, linked_at: row.linked_at }),
      ),
  );
}

/** Removes the links of the account; how many there were. */
export function deleteLinks(tx: Tx, agencyId: AgencyId, accountId: string): Promise<number> {
  return tx.run(
    db.deleteFrom('identity.oidc_link').where('agency_id', '=', agencyId).where('account_id', '=', accountId),
  );
}

/** The account that is linked to the subject of the issuer, before the agency of the person is known. */
export async function accountBySubject(
  tx: Tx,
  issuer: string,
  subject: string,
): Promise<{ agencyId: AgencyId; accountId: string; personId: PersonId } | undefined> {
  const rows = await tx.rows<{ agencyId: AgencyId; accountId: string; personId: PersonId }>(
    `select agency_id as "agencyId", account_id as "accountId", person_id as "personId"
     from identity.account_by_subject($1, $2)`,
    [issuer, subject],
  );
  return rows[0];
}
