import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { conditionOf } from './filter.queries.ts';
import type { UserDocument } from './rules/document.ts';
import type { Filter } from './rules/filter.ts';

/** An account as identity providers see it. */
export interface AccountRow {
  id: string;
  personId: PersonId;
  document: UserDocument;
  active: boolean;
  createdAt: Date;
  changedAt: Date;
  version: number;
  removedAt: Date | null;
}

const columns = `a.id, a.person_id as "personId", a.document, a.active, a.created_at as "createdAt",
  a.changed_at as "changedAt", a.version, a.removed_at as "removedAt"`;
const ofAgency = 'a.agency_id = core.agency_id()';

export interface Question {
  filter: Filter | undefined;
  /** From 0. */
  skip: number;
  count: number;
}

/**
 * The accounts that the filter lets through, by their ids, and how many there are. The page begins at the key that is
 * found by counting and is read from there. The statements are as many as there are filters, so they are not kept prepared.
 */
export async function accountsMatching(
  tx: Tx,
  { filter, skip, count }: Question,
): Promise<{ total: number; rows: AccountRow[] }> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const listed = `${ofAgency} and a.removed_at is null${filter ? ` and ${conditionOf(filter, bind)}` : ''}`;
  const counted = await tx.client.query<{ total: number }>(
    `select count(*)::int as total from provisioning.account a where ${listed}`,
    values,
  );
  const { total } = counted.rows[0]!;
  if (count === 0 || skip >= total) return { total, rows: [] };
  const page = await tx.client.query<AccountRow>(
    `select ${columns} from provisioning.account a where ${listed}
       and a.id >= (select a.id from provisioning.account a where ${listed} order by a.id offset ${bind(skip)} limit 1)
     order by a.id limit ${bind(count)}`,
    values,
  );
  return { total, rows: page.rows };
}

export async function accountById(tx: Tx, id: string): Promise<AccountRow | undefined> {
  const rows = await tx.rows<AccountRow>(
    `select ${columns} from provisioning.account a where ${ofAgency} and a.removed_at is null and a.id = $1`,
    [id],
  );
  return rows[0];
}

/** The account, held against other changes until the transaction ends; also one that was removed. */
export async function lockAccountById(tx: Tx, id: string): Promise<AccountRow | undefined> {
  const rows = await tx.rows<AccountRow>(
    `select ${columns} from provisioning.account a where ${ofAgency} and a.id = $1 for update`,
    [id],
  );
  return rows[0];
}

/** The account of a person, held likewise. */
export async function lockAccountOfPerson(tx: Tx, personId: PersonId): Promise<AccountRow | undefined> {
  const rows = await tx.rows<AccountRow>(
    `select ${columns} from provisioning.account a where ${ofAgency} and a.person_id = $1 for update`,
    [personId],
  );
  return rows[0];
}

/** An account that the provider deleted and knows by this id, held likewise. */
export async function lockRemovedByExternalId(tx: Tx, externalId: string): Promise<AccountRow | undefined> {
  const rows = await tx.rows<AccountRow>(
    `select ${columns} from provisioning.account a
     where ${ofAgency} and a.external_id = $1 and a.removed_at is not null order by a.removed_at desc limit 1 for update`,
    [externalId],
  );
  return rows[0];
}

/** True where another account that is listed goes by the name. */
export async function isNameTaken(tx: Tx, userName: string, exceptId: string | null): Promise<boolean> {
  const rows = await tx.rows(
    `select 1 from provisioning.account a
     where ${ofAgency} and a.user_name = lower($1) and a.removed_at is null and a.id is distinct from $2::uuid`,
    [userName, exceptId],
  );
  return rows.length > 0;
}
