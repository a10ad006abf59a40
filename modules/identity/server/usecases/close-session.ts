import { ensure } from '#core/contract/errors.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { endSession } from '../session.queries.ts';

/** Signs out: the session is gone for every process at once, the cookie is taken away. */
export async function closeSession(ctx: OutsideContext): Promise<undefined> {
  await ctx.transact('write', async ({ actor, tx }) => {
    ensure(actor.personId && actor.sessionId, 'identity.session-required');
    await endSession(tx, actor.agencyId, actor.personId, actor.sessionId);
  });
  ctx.reply.cookies.push({ name: 'session', value: null, maxAgeSeconds: 0 });
}
