import { ensure } from '#core/contract/errors.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { throttle } from '#core/policy/throttle.ts';

const windowSeconds = 60;
/** Of one address in a minute; an office behind one address has many people who scan. */
const most = { codes: 120, files: 30 } as const;

/** Counted in a transaction of its own: a wrong guess must stay counted. @throws core.too-many-requests {seconds} */
async function allow(ctx: OutsideContext, what: keyof typeof most): Promise<void> {
  const seconds = await ctx.transact('note', ({ tx }) =>
    throttle(tx, `verify-${what}:${ctx.request.ip}`, most[what], windowSeconds),
  );
  ensure(seconds === 0, 'core.too-many-requests', { seconds });
}

export const allowCodes = (ctx: OutsideContext): Promise<void> => allow(ctx, 'codes');
export const allowFiles = (ctx: OutsideContext): Promise<void> => allow(ctx, 'files');
