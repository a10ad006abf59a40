import { dayIn } from '#core/clock/clock.ts';
import { found } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { isFresh } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  type ActingOfficial,
  actingIn,
  currentAgency,
  findPerson,
} from '#modules/organization/server/organization.api.ts';
import type { sessions } from '../../contract/sessions.ts';
import { accountOfPerson } from '../account.queries.ts';

type Output = OutputOf<typeof sessions.current>;

/** Who is signed in, through which posts, with which rights anywhere. */
export async function currentSession(ctx: TxContext): Promise<Output> {
  const { actor, tx } = ctx;
  const person = found(actor.personId && (await findPerson(tx, actor.personId)));
  const agency = found(await currentAgency(tx));
  const account = await accountOfPerson(tx, actor.agencyId, person.id);
  const permissions = new Set(actor.grants.flatMap((grant) => [...grant.permissions]));
  return {
    person: { id: person.id, name: person.name, nip: person.nip },
    agency: { id: actor.agencyId, name: agency.name, shortName: agency.shortName, zone: agency.zone },
    posts: await postsWithActing(ctx),
    permissions: [...permissions].sort(),
    locale: account?.locale === 'id' || account?.locale === 'en' ? account.locale : null,
    factorFresh: isFresh(actor.factorAt, ctx.clock.now()),
  };
}

/** The posts of the person: until when they act in them, and who acts in their own. */
async function postsWithActing({ actor, tx, clock }: TxContext): Promise<Output['posts']> {
  const { posts, personId, zone } = actor;
  const acting = await actingIn(
    tx,
    posts.map(({ id }) => id),
    clock.now(),
  );
  return posts.map(({ id, name, unitName, capacity }) => {
    const ofPost = acting.filter(({ postId }) => postId === id);
    const own = ofPost.find((one) => one.personId === personId && one.capacity === capacity);
    const other = capacity === 'definitive' ? ofPost.find((one) => one.personId !== personId) : undefined;
    return {
      ...{ id, name, unitName, capacity },
      lastDay: own ? lastDayOf(own, zone) : null,
      keptBy: other ? { name: other.name, capacity: other.capacity, lastDay: lastDayOf(other, zone) } : null,
    };
  });
}

/** The end is the first instant that is no part of it. */
function lastDayOf({ endsAt }: ActingOfficial, zone: string): string | null {
  return endsAt && dayIn(zone, new Date(endsAt.getTime() - 1));
}
