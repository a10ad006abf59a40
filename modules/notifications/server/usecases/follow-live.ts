import type { Readable } from 'node:stream';
import { found } from '#core/contract/errors.ts';
import { eventStream } from '#core/http/event-stream.ts';
import type { LiveHub } from '#core/http/live-hub.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { isTokenOpen } from '#modules/identity/server/identity.api.ts';

/** A stream of hints for the person alone, until they leave or their session ends. */
export async function followLive(
  ctx: OutsideContext,
  hub: LiveHub,
  recheckMilliseconds: number,
): Promise<Readable> {
  const personId = await ctx.transact('read', async ({ actor }) => found(actor.personId));
  const stop = new AbortController();
  const messages = await hub.messages(personId, stop.signal);
  stopWithSession(ctx, stop, recheckMilliseconds);
  return eventStream(messages, stop);
}

/** Asks again and again whether the session or key is open, without keeping it open by asking. */
function stopWithSession(ctx: OutsideContext, stop: AbortController, every: number): void {
  const token = tokenOf(ctx);
  const isOpen = () => ctx.transact('read', ({ tx }) => isTokenOpen(tx, token, ctx.clock.now()));
  const ask = async (): Promise<void> => {
    if (await isOpen()) next();
    else stop.abort();
  };
  let timer: NodeJS.Timeout;
  const next = () => {
    // Not all at the same moment after a restart.
    timer = setTimeout(() => ask().catch(() => stop.abort()), every * (0.7 + 0.3 * Math.random()));
    if (stop.signal.aborted) clearTimeout(timer);
  };
  stop.signal.addEventListener('abort', () => clearTimeout(timer));
  next();
}

function tokenOf(ctx: OutsideContext): string {
  const authorization = ctx.request.header('authorization');
  return found(authorization?.startsWith('Bearer ') ? authorization.slice(7) : ctx.request.cookie('session'));
}
