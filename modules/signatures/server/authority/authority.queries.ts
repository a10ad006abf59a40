import type { AgencyId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { SignaturesTables } from '../signatures.tables.ts';

const db = tablesOf<SignaturesTables>();

export type AuthorityRow = SignaturesTables['signatures.authority'];

/** All there ever were, the newest first. Index: authority_of_role. */
export function authoritiesOf(tx: Tx, agencyId: AgencyId): Promise<AuthorityRow[]> {
  return tx.all(
    db
      .selectFrom('signatures.authority')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .limit(100),
  ) as Promise<AuthorityRow[]>;
}

/** Two processes that need an authority at the same moment make one; lists are written one after another. */
export async function lockAuthority(tx: Tx, agencyId: AgencyId): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('signatures.authority:' || $1, 0))`, [
    agencyId,
  ]);
}

export async function insertAuthority(tx: Tx, row: AuthorityRow): Promise<void> {
  await tx.run(db.insertInto('signatures.authority').values(row));
}

export type ListRow = SignaturesTables['signatures.revocation_list'];

export function listsOf(tx: Tx, agencyId: AgencyId): Promise<ListRow[]> {
  return tx.all(
    db.selectFrom('signatures.revocation_list').selectAll().where('agency_id', '=', agencyId),
  ) as Promise<ListRow[]>;
}

export async function keepList(tx: Tx, row: ListRow): Promise<void> {
  const { number, this_update, next_update, list } = row;
  await tx.run(
    db
      .insertInto('signatures.revocation_list')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['agency_id', 'authority_id'])
          .doUpdateSet({ number, this_update, next_update, list }),
      ),
  );
}

/** What the authority revoked, the earliest first. Index: certificate_revoked. */
export function revokedBy(tx: Tx, agencyId: AgencyId, authorityId: string) {
  return tx.all(
    db
      .selectFrom('signatures.certificate')
      .select(['serial', 'revoked_at', 'reason'])
      .where('agency_id', '=', agencyId)
      .where('authority_id', '=', authorityId)
      .where('revoked_at', 'is not', null)
      .orderBy('revoked_at'),
  );
}

/** What anybody may have of an authority of any agency. */
export async function publishedAuthority(tx: Tx, authorityId: string) {
  const [row] = await tx.rows<{
    role: AuthorityRow['role'];
    certificate: Buffer;
    list: Buffer | null;
    nextUpdate: Date | null;
  }>(`select role, certificate, list, next_update as "nextUpdate" from signatures.published_authority($1)`, [
    authorityId,
  ]);
  return row;
}

/** What a file of the agency is judged by; without an agency the authorities of all of them. */
export function publishedTrust(
  tx: Tx,
  agencyId: AgencyId | null,
): Promise<{ kind: 'anchor' | 'list'; bytes: Buffer; certified: boolean }[]> {
  return tx.rows('select kind, bytes, certified from signatures.published_trust($1)', [agencyId]);
}
