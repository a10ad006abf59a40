import type { UnitId } from '#core/contract/ids.ts';
import { type Actor, holds } from '#core/session/actor.ts';
import { calendarManage } from '../contract/permissions.ts';

/** National days, Ramadan, patterns and zones are of the whole agency: the right is asked for on its root. */
export function mayManageAgency(actor: Actor, root: UnitId): boolean {
  return holds(actor, calendarManage, [root]);
}

/** Regional days of a unit, and by which pattern it works. */
export function mayManageUnit(actor: Actor, path: readonly UnitId[]): boolean {
  return path.length > 0 && holds(actor, calendarManage, path);
}

/** A person is of the unit by which they go; whoever has no post is managed for the whole agency. */
export function mayManagePerson(actor: Actor, path: readonly UnitId[], root: UnitId): boolean {
  return path.length > 0 ? mayManageUnit(actor, path) : mayManageAgency(actor, root);
}

/** The units on which the actor holds the right. */
export function managedUnits(actor: Actor): UnitId[] {
  return actor.grants
    .filter(({ permissions }) => permissions.has(calendarManage))
    .map(({ unitId }) => unitId);
}
