import type { OutsideContext } from '#core/http/route.ts';
import type { IdentitySettings } from '../identity-settings.ts';
import { endSession } from '../session.queries.ts';
import { rememberDevice } from './known-device.ts';

/**
 * What follows a sign-in: the session that the browser had before ends, the browser gets the cookie of the new one, and
 * the device is known from now on.
 */
export async function welcome(
  ctx: OutsideContext,
  settings: IdentitySettings,
  accountId: string,
  token: string,
): Promise<void> {
  if (ctx.request.cookie('session') !== undefined) {
    await ctx.transact('write', async ({ tx, actor }) => {
      if (actor.personId && actor.sessionId)
        await endSession(tx, actor.agencyId, actor.personId, actor.sessionId);
    });
  }
  ctx.reply.cookies.push({ name: 'session', value: token, maxAgeSeconds: settings.sessionMaxHours * 3_600 });
  rememberDevice(ctx, accountId);
}
