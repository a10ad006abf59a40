import type { UnitId } from '#core/contract/ids.ts';
import type { Permission } from '#core/contract/permission.ts';
import { type Actor, holds } from '#core/session/actor.ts';
import { peopleManage, peopleView, postsManage, rolesManage, unitsManage } from '../contract/permissions.ts';

/** A unit as the path from the root to itself. */
type UnitPath = readonly UnitId[];

export function mayManageUnit(actor: Actor, path: UnitPath): boolean {
  return holds(actor, unitsManage, path);
}

export function mayManagePosts(actor: Actor, path: UnitPath): boolean {
  return holds(actor, postsManage, path);
}

/** Roles are shared by the whole agency: who shapes them must hold the right on its root. */
export function mayShapeRoles(actor: Actor, root: UnitId): boolean {
  return holds(actor, rolesManage, [root]);
}

/** A role is given by who holds the right both where the post is and where the role reaches. */
export function mayAssignRole(actor: Actor, postPath: UnitPath, scopePath: UnitPath): boolean {
  return holds(actor, rolesManage, postPath) && holds(actor, rolesManage, scopePath);
}

/** A person is seen where any of their posts lies; one without a post is seen by all who hold the right. */
export function mayViewPerson(actor: Actor, unitPaths: readonly UnitPath[]): boolean {
  return overSome(actor, peopleView, unitPaths) || mayManagePerson(actor, unitPaths);
}

/**
 * A person is changed only by who holds the right over all their posts: the mail address opens the account, and must
 * not be in the hands of one office where the person serves two.
 */
export function mayManagePerson(actor: Actor, unitPaths: readonly UnitPath[]): boolean {
  if (unitPaths.length === 0) return overSome(actor, peopleManage, unitPaths);
  return unitPaths.every((path) => holds(actor, peopleManage, path));
}

function overSome(actor: Actor, permission: Permission, unitPaths: readonly UnitPath[]): boolean {
  if (unitPaths.length > 0) return unitPaths.some((path) => holds(actor, permission, path));
  return actor.kind === 'system' || actor.grants.some((grant) => grant.permissions.has(permission));
}

/** The units on which the actor holds the right; null for the program itself, which is not limited. */
export function scopeOf(actor: Actor, permission: Permission): UnitId[] | null {
  if (actor.kind === 'system') return null;
  return actor.grants.filter((grant) => grant.permissions.has(permission)).map((grant) => grant.unitId);
}
