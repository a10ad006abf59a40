import { dayIn } from '#core/clock/clock.ts';
import { found } from '#core/contract/errors.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import { postIds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  findPerson,
  placementsOf,
  postPlaces,
  postsHeldBy,
  rootUnit,
} from '#modules/organization/server/organization.api.ts';
import { mayDecide, type OwnPostPaths, type Subject } from './policy.ts';

/** The units from the root down to that by which a person goes now; whoever has no post is of the agency. */
export async function pathOf(
  { tx, clock, actor }: TxContext,
  personId: PersonId,
): Promise<readonly UnitId[]> {
  if (personId === actor.personId && actor.path.length > 0) return actor.path;
  const now = clock.now();
  const [placement] = await placementsOf(tx, [personId], now, new Date(now.getTime() + 1));
  return placement?.path ?? [found(await rootUnit(tx)).id];
}

/** @throws core.not-found for nobody of the agency */
export async function loadSubject(ctx: TxContext, personId: PersonId): Promise<Subject> {
  const { tx, clock, actor } = ctx;
  const now = clock.now();
  const [person, path, posts] = await Promise.all([
    findPerson(tx, personId),
    pathOf(ctx, personId),
    postsHeldBy(tx, personId, now, dayIn(actor.zone, now)),
  ]);
  found(person);
  return { personId, path, postIds: posts };
}

/** Posts of the actor, each with those above it. */
export async function ownPostPaths({ tx, actor }: TxContext): Promise<OwnPostPaths> {
  const places = await postPlaces(tx, postIds(actor));
  return [...places.values()].map(({ postPath }) => postPath);
}

/** Somebody about whom the actor may decide. @throws core.not-found for all others */
export async function loadToDecide(ctx: TxContext, personId: PersonId): Promise<Subject> {
  const [subject, own] = await Promise.all([loadSubject(ctx, personId), ownPostPaths(ctx)]);
  return found(mayDecide(ctx.actor, subject, own) ? subject : null);
}
