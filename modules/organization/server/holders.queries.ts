import type { PersonId, PostId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { HolderId, HolderKind, SecretaryId } from '../contract/shapes.ts';
import { fullNameSql } from './directory.queries.ts';
import type { OrganizationTables } from './organization.tables.ts';

const db = tablesOf<OrganizationTables>();

/** An appointment as it stands in the table, with the names around it. */
export interface HolderRow {
  id: HolderId;
  postId: PostId;
  postName: string;
  unitName: string;
  personId: PersonId;
  personName: string;
  kind: HolderKind;
  startsAt: Date;
  endsAt: Date | null;
  decreeNumber: string | null;
}

export interface SecretaryRow {
  id: SecretaryId;
  postId: PostId;
  postName: string;
  personId: PersonId;
  personName: string;
  startsAt: Date;
  endsAt: Date | null;
}

const around = `join organization.post p on p.agency_id = d.agency_id and p.id = d.post_id
  join organization.unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  join organization.person h on h.agency_id = d.agency_id and h.id = d.person_id
  where d.agency_id = core.agency_id()`;
const holders = `select d.id, p.id as "postId", p.name as "postName", u.name as "unitName", h.id as "personId",
  ${fullNameSql} as "personName", d.kind, d.starts_at as "startsAt", d.ends_at as "endsAt", d.decree_number as "decreeNumber"
  from organization.holder d ${around}`;
const secretaries = `select d.id, p.id as "postId", p.name as "postName", h.id as "personId",
  ${fullNameSql} as "personName", d.starts_at as "startsAt", d.ends_at as "endsAt"
  from organization.secretary d ${around}`;

/** Appointments to a post of all times, latest first. */
export function holdersOfPost(tx: Tx, postId: PostId): Promise<HolderRow[]> {
  return tx.rows(`${holders} and d.post_id = $1 order by d.starts_at desc, d.id limit 200`, [postId]);
}

/** Appointments of a person of all times, latest first. */
export function holdersOfPerson(tx: Tx, personId: PersonId): Promise<HolderRow[]> {
  return tx.rows(`${holders} and d.person_id = $1 order by d.starts_at desc, d.id limit 200`, [personId]);
}

export async function holderById(tx: Tx, id: HolderId): Promise<HolderRow | undefined> {
  return (await tx.rows<HolderRow>(`${holders} and d.id = $1`, [id]))[0];
}

export function secretariesOfPost(tx: Tx, postId: PostId): Promise<SecretaryRow[]> {
  return tx.rows(`${secretaries} and d.post_id = $1 order by d.starts_at desc, d.id limit 200`, [postId]);
}

export function secretariesOfPerson(tx: Tx, personId: PersonId): Promise<SecretaryRow[]> {
  return tx.rows(`${secretaries} and d.person_id = $1 order by d.starts_at desc, d.id limit 200`, [personId]);
}

export async function secretaryById(tx: Tx, id: SecretaryId): Promise<SecretaryRow | undefined> {
  return (await tx.rows<SecretaryRow>(`${secretaries} and d.id = $1`, [id]))[0];
}

/** Whether an acting official keeps a post at some instant of a time. Index: holder_of_post. */
export async function isActedIn(tx: Tx, postId: PostId, startsAt: Date, endsAt: Date): Promise<boolean> {
  const rows = await tx.rows(
    `select 1 from organization.holder where agency_id = core.agency_id() and post_id = $1 and kind <> 'definitive'
       and tstzrange(starts_at, ends_at) && tstzrange($2::timestamptz, $3::timestamptz) limit 1`,
    [postId, startsAt, endsAt],
  );
  return rows.length > 0;
}

export interface NewHolder {
  id: HolderId;
  postId: PostId;
  personId: PersonId;
  kind: HolderKind;
  startsAt: Date;
  endsAt: Date | null;
  decreeNumber: string | null;
}

export async function insertHolder(tx: Tx, agencyId: string, holder: NewHolder): Promise<void> {
  await tx.run(
    db.insertInto('organization.holder').values({
      agency_id: agencyId,
      id: holder.id,
      post_id: holder.postId,
      person_id: holder.personId,
      kind: holder.kind,
      starts_at: holder.startsAt,
      ends_at: holder.endsAt,
      decree_number: holder.decreeNumber,
    }),
  );
}

export async function insertSecretary(
  tx: Tx,
  agencyId: string,
  secretary: Omit<NewHolder, 'id' | 'kind' | 'decreeNumber'> & { id: SecretaryId },
): Promise<void> {
  await tx.run(
    db.insertInto('organization.secretary').values({
      agency_id: agencyId,
      id: secretary.id,
      post_id: secretary.postId,
      person_id: secretary.personId,
      starts_at: secretary.startsAt,
      ends_at: secretary.endsAt,
    }),
  );
}

/** Ends the appointment, or the time of the secretary, at the instant; one not begun by then is never in force. */
export async function endPeriod(
  tx: Tx,
  agencyId: string,
  table: 'organization.holder' | 'organization.secretary',
  id: HolderId | SecretaryId,
  endsAt: Date,
): Promise<void> {
  await tx.run(
    db
      .updateTable(table)
      .set({ ends_at: endsAt })
      .where('agency_id', '=', agencyId)
      .where('id', '=', id as string),
  );
}
