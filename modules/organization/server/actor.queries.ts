import type { PostId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Identity } from '#core/http/ports.ts';
import type { Actor, ActorPost, Capacity, Grant } from '#core/session/actor.ts';
import { actThroughPosts } from '../contract/scopes.ts';

/**
 * Posts held or served by the person at `$3`, the rights of those posts, and the posts told to row-level security:
 * one statement, because every request begins with it. A secretary has the rights of the post but those of roles
 * that are kept from secretaries. `$4` is false for a key that may not act through posts: it is told none. `offset 0` keeps the few rows of `acting` outermost: each post, unit and role is
 * then fetched by its key whatever the planner believes about the sizes of the tables.
 */
const actorStatement = `with acting as materialized (
    select post_id, kind as capacity from organization.holder
    where agency_id = $1 and person_id = $2 and starts_at <= $3 and (ends_at is null or ends_at > $3)
    union all
    select post_id, 'secretary' from organization.secretary
    where agency_id = $1 and person_id = $2 and starts_at <= $3 and (ends_at is null or ends_at > $3)
  )
  select set_config('app.posts', coalesce((select string_agg(distinct post_id::text, ',') from acting where $4::boolean), ''), true),
    (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'unitId', p.unit_id, 'unitName', u.name,
        'capacity', a.capacity) order by (a.capacity = 'definitive') desc, (a.capacity = 'secretary'), p.name, p.id), '[]')
      from (select * from acting where $4::boolean) a
      cross join lateral (select id, name, unit_id from organization.post where agency_id = $1 and id = a.post_id offset 0) p
      cross join lateral (select name from organization.unit where agency_id = $1 and id = p.unit_id offset 0) u) as posts,
    (select coalesce(json_agg(json_build_object('unitId', g.unit_id, 'permissions', r.permissions)), '[]')
      from acting a
      cross join lateral (select role_id, unit_id from organization.post_role where agency_id = $1 and post_id = a.post_id offset 0) g
      cross join lateral (select permissions, for_secretaries from organization.role where agency_id = $1 and id = g.role_id offset 0) r
      where a.capacity <> 'secretary' or r.for_secretaries) as grants`;

interface ActorRow {
  posts: { id: PostId; name: string; unitId: UnitId; unitName: string; capacity: Capacity }[];
  grants: { unitId: UnitId; permissions: string[] }[];
}

/**
 * Who is asking: posts and rights of the person at the instant `now`, read anew for every request. Tells the database
 * the posts as well. An API key has no more of its person's rights than its scopes name, and their posts only with the
 * scope `posts.act`.
 */
export async function actorOf(tx: Tx, identity: Identity, now: Date): Promise<Actor> {
  const { kind, agencyId, zone, personId, sessionId, factorAt, scopes } = identity;
  const throughPosts = !scopes || scopes.includes(actThroughPosts);
  const [row] = await tx.rows<ActorRow>(actorStatement, [agencyId, personId, now, throughPosts]);
  const posts: ActorPost[] = row?.posts ?? [];
  return {
    kind,
    agencyId,
    zone,
    personId,
    sessionId,
    factorAt,
    posts,
    grants: joinGrants(row?.grants ?? [], scopes),
  };
}

function joinGrants(rows: ActorRow['grants'], scopes: readonly string[] | null): Grant[] {
  const byUnit = new Map<UnitId, Set<string>>();
  for (const { unitId, permissions } of rows) {
    const held = byUnit.get(unitId) ?? new Set();
    for (const permission of permissions) if (!scopes || scopes.includes(permission)) held.add(permission);
    byUnit.set(unitId, held);
  }
  return [...byUnit].map(([unitId, permissions]) => ({ unitId, permissions }));
}
