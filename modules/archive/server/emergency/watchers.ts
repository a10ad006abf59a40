import type { PostId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsHolding, recipientsOf, unitPath } from '#modules/organization/server/organization.api.ts';
import { breakGlass, reviewEmergencies, viewUnitArchive } from '../../contract/permissions.ts';

/**
 * The posts that are told of an opening, all of which see it in the register: who keeps the record and who reviews
 * emergencies of its unit; of class T who leads the unit too.
 */
export async function postsThatAnswer(
  tx: Tx,
  opening: { security_class: 'T' | 'R' },
  keepers: readonly PostId[],
  path: readonly UnitId[],
): Promise<PostId[]> {
  const see = opening.security_class === 'T' ? await postsAlong(tx, viewUnitArchive, path) : [];
  const lead = see.findLast((posts) => posts.length > 0) ?? [];
  return [...new Set([...keepers, ...lead, ...(await postsAlong(tx, reviewEmergencies, path)).flat()])];
}

/** True if somebody else, in a post of their own, is told of what the actor opens in the unit, and reviews it. */
export async function isWatched(ctx: TxContext, path: readonly UnitId[]): Promise<boolean> {
  const posts = (await postsAlong(ctx.tx, reviewEmergencies, path)).flat();
  const people = await recipientsOf(ctx.tx, posts, ctx.clock.now());
  return people.some(({ personId, capacity }) => capacity !== 'secretary' && personId !== ctx.actor.personId);
}

/** The same of every unit where the actor opens: it tells nothing of the record that they asked for. */
export async function isWatchedEverywhere(ctx: TxContext): Promise<boolean> {
  for (const { unitId, permissions } of ctx.actor.grants)
    if (permissions.has(breakGlass) && !(await isWatched(ctx, await unitPath(ctx.tx, unitId)))) return false;
  return true;
}

/** The posts that hold a right on each unit of a path. */
function postsAlong(tx: Tx, permission: string, path: readonly UnitId[]): Promise<PostId[][]> {
  return Promise.all(path.map((unit) => postsHolding(tx, permission, unit)));
}
