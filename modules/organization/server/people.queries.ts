import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { HolderKind, PersonKind } from '../contract/shapes.ts';
import { fullNameSql } from './directory.queries.ts';
import type { OrganizationTables } from './organization.tables.ts';
import type { NamePlace } from './page-cursor.ts';
import { likePattern } from './rules/like-pattern.ts';

const db = tablesOf<OrganizationTables>();

export interface PersonRow {
  id: PersonId;
  name: string;
  frontTitle: string | null;
  backTitle: string | null;
  kind: PersonKind;
  nip: string | null;
  nikSealed: Buffer | null;
  nikFingerprint: Buffer | null;
  email: string | null;
  phone: string | null;
  grade: string | null;
  activeUntil: string | null;
}

export interface PersonEntryRow {
  id: PersonId;
  name: string;
  fullName: string;
  kind: PersonKind;
  nip: string | null;
  grade: string | null;
  activeUntil: string | null;
  posts: { id: PostId; name: string; unitName: string; capacity: HolderKind }[];
}

const columns = `h.id, h.name, h.front_title as "frontTitle", h.back_title as "backTitle", h.kind, h.nip,
  h.nik_sealed as "nikSealed", h.nik_fingerprint as "nikFingerprint", h.email, h.phone, h.grade,
  h.active_until as "activeUntil"`;

export async function personById(tx: Tx, id: PersonId): Promise<PersonRow | undefined> {
  const rows = await tx.rows<PersonRow>(
    `select ${columns} from organization.person h where h.agency_id = core.agency_id() and h.id = $1`,
    [id],
  );
  return rows[0];
}

/** The person, held against other changes until the transaction ends. */
export async function lockPerson(tx: Tx, id: PersonId): Promise<PersonRow | undefined> {
  const rows = await tx.rows<PersonRow>(
    `select ${columns} from organization.person h where h.agency_id = core.agency_id() and h.id = $1 for no key update`,
    [id],
  );
  return rows[0];
}

function writable(person: PersonRow) {
  return {
    name: person.name,
    front_title: person.frontTitle,
    back_title: person.backTitle,
    kind: person.kind,
    nip: person.nip,
    nik_sealed: person.nikSealed,
    nik_fingerprint: person.nikFingerprint,
    email: person.email,
    phone: person.phone,
    grade: person.grade,
    active_until: person.activeUntil,
  };
}

export async function insertPerson(tx: Tx, agencyId: string, person: PersonRow): Promise<void> {
  await tx.run(
    db.insertInto('organization.person').values({ agency_id: agencyId, id: person.id, ...writable(person) }),
  );
}

export async function updatePerson(tx: Tx, agencyId: string, person: PersonRow): Promise<void> {
  await tx.run(
    db
      .updateTable('organization.person')
      .set(writable(person))
      .where('agency_id', '=', agencyId)
      .where('id', '=', person.id),
  );
}

/**
 * The units, as paths from the root, in which the person holds or serves a post at `now` or later; those of the past
 * where there is none such, so that who has left is still looked after by their last office.
 */
export async function unitPathsOfPerson(tx: Tx, id: PersonId, now: Date): Promise<UnitId[][]> {
  const rows = await tx.rows<{ path: UnitId[]; current: boolean }>(
    `select u.ancestor_ids as path, bool_or(d.ends_at is null or d.ends_at > $2) as current
     from (select post_id, ends_at from organization.holder where agency_id = core.agency_id() and person_id = $1
       union all select post_id, ends_at from organization.secretary where agency_id = core.agency_id() and person_id = $1) d
     join organization.post p on p.agency_id = core.agency_id() and p.id = d.post_id
     join organization.unit u on u.agency_id = core.agency_id() and u.id = p.unit_id
     group by u.id, u.ancestor_ids`,
    [id, now],
  );
  const current = rows.filter((row) => row.current);
  return (current.length > 0 ? current : rows).map((row) => row.path);
}

/** Ends at the instant what the person would hold or serve longer; the ids of the appointments that were cut. */
export async function endEverythingHeld(
  tx: Tx,
  id: PersonId,
  instant: Date,
): Promise<{ holders: string[]; secretaries: string[] }> {
  const cut = (table: string) =>
    tx.rows<{ id: string }>(
      `update organization.${table} set ends_at = greatest(starts_at, $2)
       where agency_id = core.agency_id() and person_id = $1 and (ends_at is null or ends_at > greatest(starts_at, $2)) returning id`,
      [id, instant],
    );
  const holders = await cut('holder');
  const secretaries = await cut('secretary');
  return { holders: holders.map((row) => row.id), secretaries: secretaries.map((row) => row.id) };
}

/** A person as employee: of which kind, with which number. */
export interface EmployeeEntry {
  id: PersonId;
  /** With titles. */
  name: string;
  kind: PersonKind;
  nip: string | null;
  /** The last day of service. */
  activeUntil: string | null;
}

/** People of the agency by id, as employees; those that are not there are left out. */
export async function employeesByIds(
  tx: Tx,
  ids: readonly PersonId[],
): Promise<Map<PersonId, EmployeeEntry>> {
  const rows = await tx.rows<EmployeeEntry>(
    `select h.id, ${fullNameSql} as name, h.kind, h.nip, h.active_until as "activeUntil" from organization.person h where h.agency_id = core.agency_id() and h.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** People of the agency by NIP or NI PPPK, as employees. */
export function employeesByNumbers(tx: Tx, nips: readonly string[]): Promise<EmployeeEntry[]> {
  return tx.rows(
    `select h.id, ${fullNameSql} as name, h.kind, h.nip, h.active_until as "activeUntil"
     from organization.person h where h.agency_id = core.agency_id() and h.nip = any($1::text[])`,
    [nips],
  );
}

export interface PeopleQuestion {
  /** Looked for in name and titles. */
  search: string | undefined;
  /** Also at the beginning of the NIP: only for who may see it, as it tells the birth day. */
  byNumber: boolean;
  /** Only who holds a post in the unit or below. */
  unitId: UnitId | undefined;
  /** Only who holds a post in one of these units or below, or none at all; null for no limit. */
  scope: readonly UnitId[] | null;
  /** Only who is in service on the day; null for no limit. */
  servingOn: string | null;
  after: NamePlace | null;
  limit: number;
  now: Date;
}

/** People by name, with the posts that they hold at `now`; one row more than the limit tells that there are more. */
export function listPeople(
  tx: Tx,
  { search, byNumber, unitId, scope, servingOn, after, limit, now }: PeopleQuestion,
): Promise<PersonEntryRow[]> {
  return tx.rows(
    `select h.id, h.name, ${fullNameSql} as "fullName", h.kind, h.nip, h.grade, h.active_until as "activeUntil",
       coalesce(held.posts, '[]') as posts
     from organization.person h
     left join lateral (
       select json_agg(json_build_object('id', p.id, 'name', p.name, 'unitName', u.name, 'capacity', d.kind) order by d.starts_at) as posts,
         bool_or(u.ancestor_ids && $2::uuid[]) as in_scope, bool_or(u.ancestor_ids @> array[$3::uuid]) as in_unit
       from organization.holder d
       join organization.post p on p.agency_id = d.agency_id and p.id = d.post_id
       join organization.unit u on u.agency_id = p.agency_id and u.id = p.unit_id
       where d.agency_id = h.agency_id and d.person_id = h.id and d.starts_at <= $1 and (d.ends_at is null or d.ends_at > $1)
     ) held on true
     where h.agency_id = core.agency_id()
       and ($4::text is null or h.folded_name like $4 or ($9 and h.nip like substr($4, 2)))
       and ($2::uuid[] is null or coalesce(held.in_scope, not exists (
         select 1 from organization.holder d where d.agency_id = h.agency_id and d.person_id = h.id)))
       and ($3::uuid is null or held.in_unit)
       and ($5::text is null or (h.name, h.id) > ($5, $6::uuid))
       and ($8::date is null or h.active_until is null or h.active_until >= $8)
     order by h.name, h.id limit $7`,
    [
      now,
      scope,
      unitId ?? null,
      likePattern(search),
      after?.name ?? null,
      after?.id ?? null,
      limit + 1,
      servingOn,
      byNumber,
    ],
  );
}
