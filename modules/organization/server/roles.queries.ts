import type { PostId, UnitId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { RoleId } from '../contract/shapes.ts';
import type { OrganizationTables } from './organization.tables.ts';

const db = tablesOf<OrganizationTables>();

export interface RoleRow {
  id: RoleId;
  name: string;
  permissions: string[];
  forSecretaries: boolean;
  /** How many assignments it has. */
  posts: number;
}

const roles = `select r.id, r.name, r.permissions, r.for_secretaries as "forSecretaries",
  (select count(*)::int from organization.post_role g where g.agency_id = r.agency_id and g.role_id = r.id) as posts
  from organization.role r where r.agency_id = core.agency_id()`;

/** All roles of the agency; an agency has a few dozen. */
export function allRoles(tx: Tx): Promise<RoleRow[]> {
  return tx.rows(`${roles} order by r.name, r.id limit 500`);
}

export async function roleById(tx: Tx, id: RoleId): Promise<RoleRow | undefined> {
  return (await tx.rows<RoleRow>(`${roles} and r.id = $1`, [id]))[0];
}

/** The role, held against other changes until the transaction ends. */
export async function lockRole(tx: Tx, id: RoleId): Promise<RoleRow | undefined> {
  return (await tx.rows<RoleRow>(`${roles} and r.id = $1 for no key update of r`, [id]))[0];
}

export async function insertRole(tx: Tx, agencyId: string, role: Omit<RoleRow, 'posts'>): Promise<void> {
  await tx.run(
    db.insertInto('organization.role').values({
      agency_id: agencyId,
      id: role.id,
      name: role.name,
      permissions: role.permissions,
      for_secretaries: role.forSecretaries,
    }),
  );
}

export async function updateRole(tx: Tx, agencyId: string, role: Omit<RoleRow, 'posts'>): Promise<void> {
  await tx.run(
    db
      .updateTable('organization.role')
      .set({ name: role.name, permissions: role.permissions, for_secretaries: role.forSecretaries })
      .where('agency_id', '=', agencyId)
      .where('id', '=', role.id),
  );
}

/** Gives the post the role on the unit; false if it has it already. */
export async function insertPostRole(
  tx: Tx,
  agencyId: string,
  postId: PostId,
  roleId: RoleId,
  unitId: UnitId,
): Promise<boolean> {
  const added = await tx.run(
    db
      .insertInto('organization.post_role')
      .values({ agency_id: agencyId, post_id: postId, role_id: roleId, unit_id: unitId })
      .onConflict((conflict) => conflict.doNothing()),
  );
  return added > 0;
}

/** Takes the role on the unit from the post; false if it did not have it. */
export async function deletePostRole(
  tx: Tx,
  agencyId: string,
  postId: PostId,
  roleId: RoleId,
  unitId: UnitId,
): Promise<boolean> {
  const removed = await tx.run(
    db
      .deleteFrom('organization.post_role')
      .where('agency_id', '=', agencyId)
      .where('post_id', '=', postId)
      .where('role_id', '=', roleId)
      .where('unit_id', '=', unitId),
  );
  return removed > 0;
}
