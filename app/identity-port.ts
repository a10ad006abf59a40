import type pg from 'pg';
import type { Clock } from '#core/clock/clock.ts';
import type { IdentityPort } from '#core/http/ports.ts';
import { findIdentity, noteUse } from '#modules/identity/server/identity.api.ts';
import {
  actorFrom,
  actorOf,
  actsThroughPosts,
  standingOf,
} from '#modules/organization/server/organization.api.ts';

/** Sign-in by the identity module, posts and rights by the organization module. */
export function identityPort(pool: pg.Pool, clock: Clock): IdentityPort {
  return {
    identify: (token) => findIdentity(pool, token, clock.now()),
    enter: async (tx, token, now) => {
      // The database has been told the person when it comes to their posts: both questions travel together.
      const [identity, standing] = await Promise.all([findIdentity(tx, token, now), standingOf(tx, now)]);
      if (!identity) return undefined;
      const actor = actsThroughPosts(identity)
        ? actorFrom(identity, standing)
        : // A key without that scope: the database forgets the posts again.
          await actorOf(tx, identity, now);
      return { identity, actor };
    },
    actorOf,
    noteUse: (token, now) => noteUse(pool, token, now),
  };
}
