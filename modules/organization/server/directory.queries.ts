import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Capacity } from '#core/session/actor.ts';
import type { NamePlace } from './page-cursor.ts';
import { likePattern } from './rules/like-pattern.ts';

/** Who works a desk: the acting official where there is one, else the definitive holder. */
export interface PostHolder {
  personId: PersonId;
  /** With titles. */
  name: string;
  capacity: Exclude<Capacity, 'secretary'>;
}

/** A post as other modules and pickers show it. */
export interface PostView {
  id: PostId;
  name: string;
  unitId: UnitId;
  unitName: string;
  superiorId: PostId | null;
  isHead: boolean;
  holder: PostHolder | null;
}

/** Name with titles in SQL, the twin of `fullName`. */
export const fullNameSql = `concat(h.front_title || ' ', h.name, ', ' || h.back_title)`;

/** Reads posts `p` with their unit `u` and their holder `h` at the instant `$1` (now, where it is null). */
const postsWithHolder = `select p.id, p.name, u.id as "unitId", u.name as "unitName", p.superior_id as "superiorId",
    p.is_head as "isHead", case when h.person_id is not null then json_build_object('personId', h.person_id,
      'name', ${fullNameSql}, 'capacity', h.kind) end as holder
  from organization.post p
  join organization.unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  left join lateral (
    select d.person_id, d.kind, n.name, n.front_title, n.back_title from organization.holder d
    join organization.person n on n.agency_id = d.agency_id and n.id = d.person_id
    where d.agency_id = p.agency_id and d.post_id = p.id
      and d.starts_at <= coalesce($1::timestamptz, now()) and (d.ends_at is null or d.ends_at > coalesce($1::timestamptz, now()))
    order by (d.kind = 'definitive'), d.starts_at desc limit 1
  ) h on true
  where p.agency_id = core.agency_id()`;

/**
 * The ids of the posts `c` in units `v` that are in force at `$1` and fulfil the condition, in order. The few that are
 * asked for are chosen before their holders are looked up.
 */
function chosen(condition: string, order: string, limit: string): string {
  return `array(select c.id from organization.post c
    join organization.unit v on v.agency_id = c.agency_id and v.id = c.unit_id
    where c.agency_id = core.agency_id() and ${condition}
      and (c.active_until is null or c.active_until >= (coalesce($1::timestamptz, now()) at time zone
        (select zone from organization.agency where id = core.agency_id()))::date)
    order by ${order} limit ${limit})`;
}

const highestFirst = (post: 'c' | 'p') =>
  `cardinality(${post}.ancestor_ids), ${post}.sort_order, ${post}.name, ${post}.id`;

/** True where the folded pattern `$2`, if there is one, is found in the post, its unit, or a holder at `$1`. */
const matchesSearch = `($2::text is null or c.folded_name like $2
  or c.unit_id in (select w.id from organization.unit w
    where w.agency_id = core.agency_id() and (lower(w.name) like $2 or lower(w.short_name) like $2))
  or c.id in (select d.post_id from organization.person h
    join organization.holder d on d.agency_id = h.agency_id and d.person_id = h.id
    where h.agency_id = core.agency_id() and (h.folded_name like $2 or h.nip like substr($2, 2))
      and d.starts_at <= coalesce($1::timestamptz, now()) and (d.ends_at is null or d.ends_at > coalesce($1::timestamptz, now()))))`;

/** The posts with the given ids, with their holders at `at`; closed ones too, ids that are not there are left out. */
export async function postsByIds(
  tx: Tx,
  ids: readonly PostId[],
  at: Date | null = null,
): Promise<Map<PostId, PostView>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<PostView>(`${postsWithHolder} and p.id = any($2::uuid[])`, [at, ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface PostSearch {
  /** Looked for in the names of post, unit and holder and at the beginning of the NIP. */
  search?: string | undefined;
  unitId?: UnitId | undefined;
  limit: number;
  at?: Date | null | undefined;
}

/** Posts in force for a picker, the highest first. */
export function searchPosts(tx: Tx, { search, unitId, limit, at }: PostSearch): Promise<PostView[]> {
  const ids = chosen(
    `${matchesSearch} and ($3::uuid is null or v.ancestor_ids @> array[$3::uuid])`,
    highestFirst('c'),
    '$4',
  );
  return tx.rows(`${postsWithHolder} and p.id = any(${ids}) order by ${highestFirst('p')}`, [
    at ?? null,
    likePattern(search),
    unitId ?? null,
    limit,
  ]);
}

/** Posts in force strictly below the superior, nearest first: whom a disposition may go to. */
export function postsBelow(
  tx: Tx,
  superiorId: PostId,
  { search, limit, at }: Omit<PostSearch, 'unitId'>,
): Promise<PostView[]> {
  const ids = chosen(
    `c.ancestor_ids @> array[$3::uuid] and c.id <> $3 and ${matchesSearch}`,
    highestFirst('c'),
    '$4',
  );
  return tx.rows(`${postsWithHolder} and p.id = any(${ids}) order by ${highestFirst('p')}`, [
    at ?? null,
    likePattern(search),
    superiorId,
    limit,
  ]);
}

/** The post that the given one reports to, with its holder at `at`. */
export async function superiorOf(tx: Tx, postId: PostId, at: Date | null = null): Promise<PostView | null> {
  const rows = await tx.rows<PostView>(
    `${postsWithHolder} and p.id = (select superior_id from organization.post where agency_id = core.agency_id() and id = $2)`,
    [at, postId],
  );
  return rows[0] ?? null;
}

/** Those of the posts that are in force on a day, with their units: to others nothing can be passed. */
export async function postsInForce(tx: Tx, ids: readonly PostId[], day: string): Promise<PostId[]> {
  const rows = await tx.rows<{ id: PostId }>(
    `select p.id from organization.post p join organization.unit u on u.agency_id = p.agency_id and u.id = p.unit_id
     where p.agency_id = core.agency_id() and p.id = any($1::uuid[])
       and p.active_from <= $2 and (p.active_until is null or p.active_until >= $2)
       and u.active_from <= $2 and (u.active_until is null or u.active_until >= $2)`,
    [ids, day],
  );
  return rows.map((row) => row.id);
}

/** Where a post stands: the posts above it with itself, and the path of its unit, each from the top. */
export interface PostPlace {
  postPath: PostId[];
  unitPath: UnitId[];
}

/** The places of several posts at once; ids that are not there are left out. */
export async function postPlaces(tx: Tx, ids: readonly PostId[]): Promise<Map<PostId, PostPlace>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<PostPlace & { id: PostId }>(
    `select p.id, p.ancestor_ids as "postPath", u.ancestor_ids as "unitPath" from organization.post p
     join organization.unit u on u.agency_id = p.agency_id and u.id = p.unit_id
     where p.agency_id = core.agency_id() and p.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

/** The unit and its ancestors, the root first; empty where there is no such unit. What `holds` asks for. */
export async function unitPath(tx: Tx, unitId: UnitId): Promise<UnitId[]> {
  const rows = await tx.rows<{ path: UnitId[] }>(
    'select ancestor_ids as path from organization.unit where agency_id = core.agency_id() and id = $1',
    [unitId],
  );
  return rows[0]?.path ?? [];
}

/** Names of units. */
export async function unitNames(tx: Tx, unitIds: readonly UnitId[]): Promise<Map<UnitId, string>> {
  if (unitIds.length === 0) return new Map();
  const rows = await tx.rows<{ id: UnitId; name: string }>(
    'select id, name from organization.unit where agency_id = core.agency_id() and id = any($1::uuid[])',
    [unitIds],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The units and everything below them. */
export async function unitsUnder(tx: Tx, unitIds: readonly UnitId[]): Promise<UnitId[]> {
  if (unitIds.length === 0) return [];
  const rows = await tx.rows<{ id: UnitId }>(
    'select id from organization.unit where agency_id = core.agency_id() and ancestor_ids && $1::uuid[]',
    [unitIds],
  );
  return rows.map((row) => row.id);
}

/**
 * Those of the posts whose own rights hold a permission: on a unit of the path, or where none is given on that of their own
 * unit. What a secretary of the post may not use counts too. Index: the key of post_role.
 */
export async function postsEntitled(
  tx: Tx,
  ids: readonly PostId[],
  permission: string,
  path: readonly UnitId[] | null = null,
): Promise<PostId[]> {
  if (ids.length === 0) return [];
  const rows = await tx.rows<{ id: PostId }>(
    `select p.id from organization.post p
     join organization.unit u on u.agency_id = core.agency_id() and u.id = p.unit_id
     where p.agency_id = core.agency_id() and p.id = any($1::uuid[]) and exists (
       select from organization.post_role g
       join organization.role r on r.agency_id = core.agency_id() and r.id = g.role_id
       where g.agency_id = core.agency_id() and g.post_id = p.id
         and g.unit_id = any(coalesce($3::uuid[], u.ancestor_ids)) and $2 = any(r.permissions))`,
    [ids, permission, path],
  );
  return rows.map((row) => row.id);
}

/** Those of the posts whose own rights hold a permission on any unit. Index: the key of post_role. */
export async function postsEntitledAnywhere(
  tx: Tx,
  ids: readonly PostId[],
  permission: string,
): Promise<PostId[]> {
  if (ids.length === 0) return [];
  const rows = await tx.rows<{ id: PostId }>(
    `select distinct g.post_id as id from organization.post_role g
     join organization.role r on r.agency_id = core.agency_id() and r.id = g.role_id
     where g.agency_id = core.agency_id() and g.post_id = any($1::uuid[]) and $2 = any (r.permissions)`,
    [ids, permission],
  );
  return rows.map((row) => row.id);
}

/** Posts that hold a right on one unit itself, by a role that was given there. */
export async function postsHolding(tx: Tx, permission: string, unitId: string): Promise<PostId[]> {
  const rows = await tx.rows<{ id: PostId }>(
    `select distinct g.post_id as id from organization.post_role g
     join organization.role r on r.agency_id = g.agency_id and r.id = g.role_id
     where g.agency_id = core.agency_id() and g.unit_id = $1 and $2 = any (r.permissions)`,
    [unitId, permission],
  );
  return rows.map((row) => row.id);
}

/** The posts that a person holds at the instant, definitive or acting, of those that are in force on the day. */
export async function postsHeldBy(tx: Tx, personId: PersonId, at: Date, day: string): Promise<PostId[]> {
  const rows = await tx.rows<{ post_id: PostId }>(
    `select d.post_id from organization.holder d
     join organization.person n on n.agency_id = core.agency_id() and n.id = d.person_id
     where d.agency_id = core.agency_id() and d.person_id = $1
       and d.starts_at <= $2 and (d.ends_at is null or d.ends_at > $2) and (n.active_until is null or n.active_until >= $3)`,
    [personId, at, day],
  );
  return postsInForce(
    tx,
    rows.map((row) => row.post_id),
    day,
  );
}

/** Who holds a post at the instant, with the path of its unit; once for each unit. Index: holder_of_post. */
export function placedPeople(tx: Tx, at: Date): Promise<{ personId: PersonId; path: UnitId[] }[]> {
  return tx.rows(
    `select distinct d.person_id as "personId", u.ancestor_ids as path
     from organization.holder d
     join organization.post p on p.agency_id = core.agency_id() and p.id = d.post_id
     join organization.unit u on u.agency_id = core.agency_id() and u.id = p.unit_id
     where d.agency_id = core.agency_id() and d.starts_at <= $1 and (d.ends_at is null or d.ends_at > $1)`,
    [at],
  );
}

/** The paths of several units at once. */
export async function unitPaths(tx: Tx, unitIds: readonly UnitId[]): Promise<Map<UnitId, UnitId[]>> {
  if (unitIds.length === 0) return new Map();
  const rows = await tx.rows<{ id: UnitId; path: UnitId[] }>(
    'select id, ancestor_ids as path from organization.unit where agency_id = core.agency_id() and id = any($1::uuid[])',
    [unitIds],
  );
  return new Map(rows.map((row) => [row.id, row.path]));
}

/** Names, with titles, of people. */
export async function peopleByIds(
  tx: Tx,
  ids: readonly PersonId[],
): Promise<Map<PersonId, { id: PersonId; name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: PersonId; name: string }>(
    `select h.id, ${fullNameSql} as name from organization.person h where h.agency_id = core.agency_id() and h.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** One person who is to be told what reaches a post. */
export interface Recipient {
  postId: PostId;
  personId: PersonId;
  capacity: Capacity;
}

/** Everyone who is to be told at `now` what reaches the posts: definitive and acting holders, and secretaries. */
export async function recipientsOf(tx: Tx, postIds: readonly PostId[], now: Date): Promise<Recipient[]> {
  if (postIds.length === 0) return [];
  return tx.rows(
    `select post_id as "postId", person_id as "personId", kind as capacity from organization.holder
     where agency_id = core.agency_id() and post_id = any($1::uuid[]) and starts_at <= $2 and (ends_at is null or ends_at > $2)
     union all
     select post_id, person_id, 'secretary' from organization.secretary
     where agency_id = core.agency_id() and post_id = any($1::uuid[]) and starts_at <= $2 and (ends_at is null or ends_at > $2)`,
    [postIds, now],
  );
}

export interface PostQuestion {
  unitId: UnitId | undefined;
  /** Only the posts of the unit itself, not those below it. */
  own: boolean;
  after: NamePlace | null;
  limit: number;
  at: Date;
}

/** Posts in force by name, of a unit and everything below it or of the agency; one more than the limit. */
export function listPosts(tx: Tx, { unitId, own, after, limit, at }: PostQuestion): Promise<PostView[]> {
  const place = own ? 'c.unit_id = $2::uuid' : 'v.ancestor_ids @> array[$2::uuid]';
  const ids = chosen(
    `($2::uuid is null or ${place}) and ($3::text is null or (c.name, c.id) > ($3, $4::uuid))`,
    'c.name, c.id',
    '$5',
  );
  return tx.rows(`${postsWithHolder} and p.id = any(${ids}) order by p.name, p.id`, [
    at,
    unitId ?? null,
    after?.name ?? null,
    after?.id ?? null,
    limit + 1,
  ]);
}

/** Posts in force that report directly to the superior; the highest ones for null. */
export function directSubordinates(tx: Tx, superiorId: PostId | null, at: Date): Promise<PostView[]> {
  const condition = superiorId ? 'c.superior_id = $2::uuid' : 'c.superior_id is null and $2::uuid is null';
  const ids = chosen(condition, 'c.sort_order, c.name, c.id', '500');
  return tx.rows(`${postsWithHolder} and p.id = any(${ids}) order by p.sort_order, p.name, p.id`, [
    at,
    superiorId,
  ]);
}

/** The posts of heads of units that a person holds definitively at the instant, and until when. Index: holder_of_person. */
export function postsHeadedBy(
  tx: Tx,
  personId: PersonId,
  at: Date,
): Promise<{ postId: PostId; endsAt: Date | null }[]> {
  return tx.rows(
    `select p.id as "postId", d.ends_at as "endsAt" from organization.holder d
     join organization.post p on p.agency_id = core.agency_id() and p.id = d.post_id and p.is_head
     where d.agency_id = core.agency_id() and d.person_id = $1 and d.kind = 'definitive'
       and d.starts_at <= $2 and (d.ends_at is null or d.ends_at > $2) order by p.id`,
    [personId, at],
  );
}
