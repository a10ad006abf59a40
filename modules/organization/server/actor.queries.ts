import type { PostId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Identity } from '#core/http/ports.ts';
import type { Actor, ActorPost, Capacity, Grant } from '#core/session/actor.ts';
import { actThroughPosts } from '../contract/scopes.ts';

/**
 * Posts held or served at `$1` by the person that the transaction works for, and the rights of those posts: one
 * statement, because every request begins with it. Row-level security is told the posts, unless `$2` is false. A
 * secretary has the rights of the post but those of roles that are kept from secretaries. `offset 0` keeps the few rows
 * of `acting` outermost: each post, unit and role is then fetched by its key whatever the planner believes about the
 * sizes of the tables.
 */
const standingStatement = `with acting as materialized (
    select post_id, kind as capacity, starts_at, id from organization.holder
    where agency_id = core.agency_id() and person_id = core.person_id() and starts_at <= $1 and (ends_at is null or ends_at > $1)
    union all
    select post_id, 'secretary', starts_at, id from organization.secretary
    where agency_id = core.agency_id() and person_id = core.person_id() and starts_at <= $1 and (ends_at is null or ends_at > $1)
  )
  select set_config('app.posts', case when $2 then coalesce(string_agg(a.post_id::text, ','), '') else '' end, true),
    json_agg(json_build_array(a.post_id, p.name, p.unit_id, u.name, u.ancestor_ids, a.capacity, (
      select json_agg(json_build_array(g.unit_id, r.permissions))
      from (select role_id, unit_id from organization.post_role
        where agency_id = core.agency_id() and post_id = a.post_id offset 0) g
      cross join lateral (select permissions, for_secretaries from organization.role
        where agency_id = core.agency_id() and id = g.role_id offset 0) r
      where a.capacity <> 'secretary' or r.for_secretaries))
      order by (a.capacity = 'definitive') desc, a.starts_at, a.id) as acting
  from acting a
  cross join lateral (select name, unit_id from organization.post where agency_id = core.agency_id() and id = a.post_id offset 0) p
  cross join lateral (select name, ancestor_ids from organization.unit where agency_id = core.agency_id() and id = p.unit_id offset 0) u`;

type GrantRow = [unitId: UnitId, permissions: string[]];
type ActingRow = [
  postId: PostId,
  name: string,
  unitId: UnitId,
  unitName: string,
  /** From the root down to the unit. */
  path: UnitId[],
  capacity: Capacity,
  grants: GrantRow[] | null,
];

/**
 * Posts and rights as they were read, before it is known what a token may use of them; definitive before acting, the
 * longest held first, as in `placementsOf`.
 */
export type Standing = readonly ActingRow[];

/**
 * Reads posts and rights of the person that the transaction works for, at the instant `now`; anew for every request.
 * Tells the database the posts as well, unless they do not act `throughPosts`.
 */
export async function standingOf(tx: Tx, now: Date, throughPosts = true): Promise<Standing> {
  const [row] = await tx.rows<{ acting: ActingRow[] | null }>(standingStatement, [now, throughPosts]);
  return row?.acting ?? [];
}

/** An API key acts through the posts of its person only with the scope `posts.act`; others always do. */
export function actsThroughPosts({ scopes }: Pick<Identity, 'scopes'>): boolean {
  return !scopes || scopes.includes(actThroughPosts);
}

/** Who is asking. An API key has no more of its person's rights than its scopes name. */
export function actorFrom(identity: Identity, standing: Standing): Actor {
  const { kind, agencyId, zone, personId, sessionId, factorAt, scopes } = identity;
  return {
    kind,
    agencyId,
    zone,
    personId,
    sessionId,
    factorAt,
    posts: actsThroughPosts(identity) ? postsIn(standing) : [],
    grants: grantsIn(standing, scopes),
    path: pathIn(standing),
  };
}

/** The actor of an identity that the transaction already works for. */
export async function actorOf(tx: Tx, identity: Identity, now: Date): Promise<Actor> {
  return actorFrom(identity, await standingOf(tx, now, actsThroughPosts(identity)));
}

/** Own posts first, those served as a secretary last, by name. */
function postsIn(standing: Standing): ActorPost[] {
  const rank = { definitive: 0, plt: 1, plh: 1, pj: 1, pjs: 1, secretary: 2 } as const;
  return standing
    .map(([id, name, unitId, unitName, , capacity]) => ({ id, name, unitId, unitName, capacity }))
    .sort((a, b) => rank[a.capacity] - rank[b.capacity] || compare(a.name, b.name) || compare(a.id, b.id));
}

/** Who serves a post as its secretary does not go by its unit. */
function pathIn(standing: Standing): readonly UnitId[] {
  return standing.find(([, , , , , capacity]) => capacity !== 'secretary')?.[4] ?? [];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function grantsIn(standing: Standing, scopes: readonly string[] | null): Grant[] {
  const byUnit = new Map<UnitId, Set<string>>();
  for (const [, , , , , , grants] of standing)
    for (const [unitId, permissions] of grants ?? []) {
      const held = byUnit.get(unitId) ?? new Set();
      for (const permission of permissions) if (!scopes || scopes.includes(permission)) held.add(permission);
      byUnit.set(unitId, held);
    }
  return [...byUnit].map(([unitId, permissions]) => ({ unitId, permissions }));
}
