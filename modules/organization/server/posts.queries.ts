import type { PostId, UnitId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { PostKind, RoleId } from '../contract/shapes.ts';
import type { OrganizationTables } from './organization.tables.ts';

const db = tablesOf<OrganizationTables>();

export interface PostRow {
  id: PostId;
  unitId: UnitId;
  superiorId: PostId | null;
  code: string | null;
  name: string;
  kind: PostKind;
  isHead: boolean;
  echelon: string | null;
  path: PostId[];
  sortOrder: number;
  activeFrom: string;
  activeUntil: string | null;
}

/** A post with the unit that it lies in. */
export interface PlacedPost extends PostRow {
  unitName: string;
  unitPath: UnitId[];
  unitUntil: string | null;
}

const columns = `p.id, p.unit_id as "unitId", p.superior_id as "superiorId", p.code, p.name, p.kind, p.is_head as "isHead",
  p.echelon, p.ancestor_ids as path, p.sort_order as "sortOrder", p.active_from as "activeFrom",
  p.active_until as "activeUntil", u.name as "unitName", u.ancestor_ids as "unitPath", u.active_until as "unitUntil"`;
const placed = `select ${columns} from organization.post p
  join organization.unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  where p.agency_id = core.agency_id() and p.id = $1`;

/** One post, whether it exists still or not. */
export async function postById(tx: Tx, id: PostId): Promise<PlacedPost | undefined> {
  return (await tx.rows<PlacedPost>(placed, [id]))[0];
}

/** The post, held against other changes until the transaction ends. */
export async function lockPost(tx: Tx, id: PostId): Promise<PlacedPost | undefined> {
  return (await tx.rows<PlacedPost>(`${placed} for no key update of p`, [id]))[0];
}

export async function insertPost(tx: Tx, agencyId: string, post: PostRow): Promise<void> {
  await tx.run(
    db.insertInto('organization.post').values({
      agency_id: agencyId,
      id: post.id,
      unit_id: post.unitId,
      superior_id: post.superiorId,
      code: post.code,
      name: post.name,
      kind: post.kind,
      is_head: post.isHead,
      echelon: post.echelon,
      ancestor_ids: post.path,
      sort_order: post.sortOrder,
      active_from: post.activeFrom,
      active_until: post.activeUntil,
    }),
  );
}

/** Writes everything of a post but its place under its superiors. */
export async function updatePost(tx: Tx, agencyId: string, post: PostRow): Promise<void> {
  await tx.run(
    db
      .updateTable('organization.post')
      .set({
        unit_id: post.unitId,
        code: post.code,
        name: post.name,
        kind: post.kind,
        is_head: post.isHead,
        echelon: post.echelon,
        sort_order: post.sortOrder,
        active_until: post.activeUntil,
      })
      .where('agency_id', '=', agencyId)
      .where('id', '=', post.id),
  );
}

/** Puts the post, with everything below it, under the superior whose path is given; empty for none. */
export async function movePost(
  tx: Tx,
  id: PostId,
  superiorId: PostId | null,
  superiorPath: readonly PostId[],
): Promise<void> {
  await tx.rows(
    `update organization.post set
       superior_id = case when id = $1 then $2::uuid else superior_id end,
       ancestor_ids = $3::uuid[] || ancestor_ids[array_position(ancestor_ids, $1::uuid):]
     where agency_id = core.agency_id() and ancestor_ids @> array[$1::uuid]`,
    [id, superiorId, superiorPath],
  );
}

/** True if somebody holds or serves the post, or a post reports to it, after the instant or the day on which it ends. */
export async function postOutlasted(tx: Tx, id: PostId, instant: Date, day: string): Promise<boolean> {
  const rows = await tx.rows(
    `select 1 from organization.holder where agency_id = core.agency_id() and post_id = $1 and (ends_at is null or ends_at > $2)
     union all
     select 1 from organization.secretary where agency_id = core.agency_id() and post_id = $1 and (ends_at is null or ends_at > $2)
     union all
     select 1 from organization.post where agency_id = core.agency_id() and superior_id = $1 and (active_until is null or active_until > $3)
     limit 1`,
    [id, instant, day],
  );
  return rows.length > 0;
}

/** How many posts in force report directly to each of the posts. */
export async function subordinateCounts(
  tx: Tx,
  ids: readonly PostId[],
  day: string,
): Promise<Map<PostId, number>> {
  const rows = await tx.rows<{ id: PostId; count: number }>(
    `select superior_id as id, count(*)::int as count from organization.post
     where agency_id = core.agency_id() and superior_id = any($1::uuid[]) and (active_until is null or active_until >= $2)
     group by superior_id`,
    [ids, day],
  );
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** The roles of a post and where they reach. */
export function rolesOfPost(
  tx: Tx,
  id: PostId,
): Promise<{ roleId: RoleId; roleName: string; unitId: UnitId; unitName: string }[]> {
  return tx.rows(
    `select r.id as "roleId", r.name as "roleName", u.id as "unitId", u.name as "unitName"
     from organization.post_role g
     join organization.role r on r.agency_id = g.agency_id and r.id = g.role_id
     join organization.unit u on u.agency_id = g.agency_id and u.id = g.unit_id
     where g.agency_id = core.agency_id() and g.post_id = $1 order by r.name, u.name, u.id`,
    [id],
  );
}

/** The unit that a post lies in. */
export async function unitOfPost(tx: Tx, id: PostId): Promise<UnitId | undefined> {
  const rows = await tx.rows<{ unitId: UnitId }>(
    'select unit_id as "unitId" from organization.post where agency_id = core.agency_id() and id = $1',
    [id],
  );
  return rows[0]?.unitId;
}
