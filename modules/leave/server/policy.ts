import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import type { Permission } from '#core/contract/permission.ts';
import { type Actor, actsAsPerson, holds } from '#core/session/actor.ts';
import { leaveConfigure, leaveManage, leaveView } from '../contract/permissions.ts';
import type { RequestParty } from '../contract/request-terms.ts';
import { partiesOf } from './rules/request/parties.ts';

/** Whose leave it is, and who has to do with it. */
export interface LeaveParties {
  personId: PersonId;
  substituteId: PersonId | null;
  superiorPostId: PostId;
  officialPostId: PostId;
}

/** The posts that the actor holds; a secretary does not decide about leave. */
export function heldPosts(actor: Actor): PostId[] {
  return actor.posts.filter(({ capacity }) => capacity !== 'secretary').map(({ id }) => id);
}

/** Personnel of whoever goes by a unit, given with those above it; nobody keeps the own leave. */
export function mayManage(actor: Actor, personId: PersonId, path: readonly UnitId[]): boolean {
  return actor.personId !== personId && actsAsPerson(actor) && holds(actor, leaveManage, path);
}

/** Sees the leave and the balance of somebody; one's own needs no right. */
export function mayView(actor: Actor, personId: PersonId, path: readonly UnitId[]): boolean {
  if (!actsAsPerson(actor)) return false;
  return actor.personId === personId || holds(actor, leaveView, path) || holds(actor, leaveManage, path);
}

export function mayConfigure(actor: Actor, root: UnitId): boolean {
  return holds(actor, leaveConfigure, [root]);
}

/** The units on which the actor holds a right. */
export function unitsWith(actor: Actor, permission: Permission): UnitId[] {
  return actor.grants.filter(({ permissions }) => permissions.has(permission)).map(({ unitId }) => unitId);
}

/** What the actor is to a request; the system has no hand in it here. */
export function actorParties(
  actor: Actor,
  leave: LeaveParties,
  path: readonly UnitId[],
): readonly RequestParty[] {
  const { personId } = actor;
  if (personId === null || !actsAsPerson(actor)) return [];
  const posts = heldPosts(actor);
  const holding = (postId: PostId) => (posts.includes(postId) ? [personId] : []);
  return partiesOf(personId, {
    employee: leave.personId,
    substitute: leave.substituteId,
    superiors: holding(leave.superiorPostId),
    officials: holding(leave.officialPostId),
    personnel: mayManage(actor, leave.personId, path) ? [personId] : [],
  });
}
