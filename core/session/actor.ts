import type { AgencyId, PersonId, PostId, SessionId, UnitId } from '../contract/ids.ts';
import type { Permission } from '../contract/permission.ts';

/** How a person acts through a post: its holder of some kind, or a secretary who acts for the holder. */
export const capacities = ['definitive', 'plt', 'plh', 'pj', 'pjs', 'secretary'] as const;
export type Capacity = (typeof capacities)[number];

/** A post through which the person may act right now. */
export interface ActorPost {
  id: PostId;
  name: string;
  unitId: UnitId;
  unitName: string;
  capacity: Capacity;
}

/** Rights that a post holds on a unit and its subtree. */
export interface Grant {
  unitId: UnitId;
  permissions: ReadonlySet<string>;
}

/** Who is asking, with everything that decides what they may do. Read anew for every request. */
export interface Actor {
  kind: 'person' | 'key' | 'system' | 'public';
  agencyId: AgencyId;
  /** IANA zone of the agency. */
  zone: string;
  personId: PersonId | null;
  sessionId: SessionId | null;
  /** When the person last proved a factor; final acts ask for a fresh one. */
  factorAt: Date | null;
  posts: readonly ActorPost[];
  grants: readonly Grant[];
  /** The units from the root down to that by which the person goes; empty for whoever holds no post. */
  path: readonly UnitId[];
}

/** True if the actor stands for the person as such: a program does only where its key acts through their posts. */
export function actsAsPerson(actor: Actor): boolean {
  return actor.kind !== 'key' || actor.posts.length > 0;
}

/** True if the actor holds the right on some unit: the gate in front of an operation. */
export function holdsAnywhere(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || actor.grants.some((grant) => grant.permissions.has(permission));
}

/** True if the actor holds the right on the unit, given with its ancestors. */
export function holds(actor: Actor, permission: Permission, unitAndAncestors: readonly string[]): boolean {
  return (
    actor.kind === 'system' ||
    actor.grants.some((grant) => grant.permissions.has(permission) && unitAndAncestors.includes(grant.unitId))
  );
}

/** The post through which the actor may act, holder before secretary; undefined if it is not theirs. */
export function postOf(actor: Actor, postId: string): ActorPost | undefined {
  const own = actor.posts.filter((post) => post.id === postId);
  return own.find((post) => post.capacity !== 'secretary') ?? own[0];
}

/** The ids of all posts of the actor. */
export function postIds(actor: Actor): PostId[] {
  return [...new Set(actor.posts.map((post) => post.id))];
}
