import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import type { Permission } from '#core/contract/permission.ts';
import { type Actor, actsAsPerson, holds } from '#core/session/actor.ts';
import { attendanceDecide, attendanceManage, attendanceView } from '../contract/permissions.ts';

/** Somebody whose attendance it is. */
export interface Subject {
  personId: PersonId;
  /** The units from the root down to that by which they go. */
  path: readonly UnitId[];
  postIds: readonly PostId[];
}

/** Posts of the actor, each with those above it. */
export type OwnPostPaths = readonly (readonly PostId[])[];

export function isOwn(actor: Actor, { personId }: Pick<Subject, 'personId'>): boolean {
  return actor.personId === personId && actsAsPerson(actor);
}

/** Whose phone asks; a program has none, also where its key acts for a person. @throws attendance.not-by-program */
export function phoneOwner(actor: Actor): PersonId {
  ensure(actor.kind !== 'key', 'attendance.not-by-program');
  return found(actor.personId);
}

export function mayView(actor: Actor, subject: Subject): boolean {
  return isOwn(actor, subject) || seesUnit(actor, subject.path);
}

/** Board and recaps of a unit. */
export function seesUnit(actor: Actor, path: readonly UnitId[]): boolean {
  return [attendanceView, attendanceDecide].some((right) => holds(actor, right, path));
}

export function mayManageUnit(actor: Actor, path: readonly UnitId[]): boolean {
  return path.length > 0 && holds(actor, attendanceManage, path);
}

/** Nobody decides about oneself, nor, without managing attendance, about somebody to whom one's own post reports. */
export function mayDecide(actor: Actor, subject: Subject, own: OwnPostPaths): boolean {
  if (actor.personId === null || actor.personId === subject.personId || !actsAsPerson(actor)) return false;
  const reportsTo = own.some((path) => path.slice(0, -1).some((post) => subject.postIds.includes(post)));
  return holds(actor, attendanceDecide, subject.path) && (!reportsTo || mayManageUnit(actor, subject.path));
}

/** The units on which the actor holds one of the rights. */
export function unitsWith(actor: Actor, ...rights: readonly Permission[]): UnitId[] {
  return [
    ...new Set(
      actor.grants
        .filter(({ permissions }) => rights.some((right) => permissions.has(right)))
        .map(({ unitId }) => unitId),
    ),
  ];
}
