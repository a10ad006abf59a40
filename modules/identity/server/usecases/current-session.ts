import { found } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { isFresh } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import { currentAgency, findPerson } from '#modules/organization/server/organization.api.ts';
import type { sessions } from '../../contract/sessions.ts';
import { accountOfPerson } from '../account.queries.ts';

/** Who is signed in, through which posts, with which rights anywhere. */
export async function currentSession(ctx: TxContext): Promise<OutputOf<typeof sessions.current>> {
  const { actor, tx } = ctx;
  const person = found(actor.personId && (await findPerson(tx, actor.personId)));
  const agency = found(await currentAgency(tx));
  const account = await accountOfPerson(tx, actor.agencyId, person.id);
  const permissions = new Set(actor.grants.flatMap((grant) => [...grant.permissions]));
  return {
    person: { id: person.id, name: person.name, nip: person.nip },
    agency: { id: actor.agencyId, name: agency.name, shortName: agency.shortName, zone: agency.zone },
    posts: actor.posts.map(({ id, name, unitName, capacity }) => ({ id, name, unitName, capacity })),
    permissions: [...permissions].sort(),
    locale: account?.locale === 'id' || account?.locale === 'en' ? account.locale : null,
    factorFresh: isFresh(actor.factorAt, ctx.clock.now()),
  };
}
