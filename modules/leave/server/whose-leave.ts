import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { pathsOf } from './people-paths.queries.ts';
import { mayManage, mayView } from './policy.ts';

/** The person that leave is asked for: oneself, or whoever's leave the actor keeps. @throws core.not-found */
export async function askedFor(ctx: TxContext, personId: PersonId | null): Promise<PersonId> {
  return oneselfOr(ctx, personId, mayManage);
}

/** The person whose leave is looked at before anything is asked: oneself, or whoever's leave the actor sees. @throws core.not-found */
export async function lookedAt(ctx: TxContext, personId: PersonId | null): Promise<PersonId> {
  return oneselfOr(ctx, personId, mayView);
}

async function oneselfOr(ctx: TxContext, personId: PersonId | null, may: typeof mayView): Promise<PersonId> {
  const own = found(ctx.actor.personId);
  if (personId === null || personId === own) return own;
  const path = (await pathsOf(ctx.tx, [personId])).get(personId) ?? [];
  ensure(may(ctx.actor, personId, path), 'core.not-found');
  return personId;
}
