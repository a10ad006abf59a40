import type { PersonId, UnitId } from '#core/contract/ids.ts';
import { type Actor, actsAsPerson, holds } from '#core/session/actor.ts';
import { staffManage, staffView, staffViewPrivate } from '../contract/permissions.ts';

/** An employee, with the units from the root down to that by which they go. */
export interface Employee {
  personId: PersonId;
  path: readonly UnitId[];
}

/** True for the own file of the actor. */
export function isOwn(actor: Actor, { personId }: Employee): boolean {
  return actor.personId === personId && actsAsPerson(actor);
}

/** The file without its private part. */
export function mayView(actor: Actor, { path }: Employee): boolean {
  return holds(actor, staffView, path);
}

/** Nobody makes entries in their own file, nor decides what is asked for it. */
export function mayManage(actor: Actor, employee: Employee): boolean {
  return actsAsAnother(actor, employee) && holds(actor, staffManage, employee.path);
}

/** The own private part is read without it, and not written down. */
export function mayReadPrivate(actor: Actor, employee: Employee): boolean {
  return actsAsAnother(actor, employee) && holds(actor, staffViewPrivate, employee.path);
}

/** A program does it only through the posts of its person: by these the database asks again. */
function actsAsAnother(actor: Actor, { personId }: Employee): boolean {
  return actor.personId !== personId && actsAsPerson(actor);
}

/** The units on which the actor may decide. */
export function managedUnits(actor: Actor): UnitId[] {
  return actor.grants.filter(({ permissions }) => permissions.has(staffManage)).map(({ unitId }) => unitId);
}

/** The units on which the actor sees files. */
export function viewedUnits(actor: Actor): UnitId[] {
  return actor.grants.filter(({ permissions }) => permissions.has(staffView)).map(({ unitId }) => unitId);
}

/** Decides for the whole agency, which the root of the tree of units stands for. */
export function keepsAgency(actor: Actor, root: UnitId): boolean {
  return actsAsPerson(actor) && holds(actor, staffManage, [root]);
}

/** The private part is kept by who may read it too. */
export function mayKeep(actor: Actor, employee: Employee, isPrivate: boolean): boolean {
  return mayManage(actor, employee) && (!isPrivate || mayReadPrivate(actor, employee));
}
