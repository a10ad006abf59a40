import { ensure } from '#core/contract/errors.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { throttleAddress } from '#core/policy/throttle.ts';

const windowSeconds = 60;
/** Of one address in a minute; an office behind one address has many people who scan. */
const most = { codes: 120, files: 30 } as const;

/** Counted in a transaction of its own: a wrong guess must stay counted. @throws core.too-many-requests {seconds} */
async function allow(ctx: OutsideContext, what: keyof typeof most): Promise<void> {
  const seconds = await ctx.transact('note', ({ tx }) =>
    throttleAddress(tx, `verify-${what}`, ctx.request.ip, most[what], windowSeconds),
  );
  ensure(seconds === 0, 'core.too-many-requests', { seconds });
}

/** A file that was made to be heavy uses up the allowance of its address: nobody else waits for its brothers. */
export async function spendFiles(ctx: OutsideContext): Promise<void> {
  await ctx.transact('note', async ({ tx }) => {
    for (let count = 0; count < most.files; count += 1)
      await throttleAddress(tx, 'verify-files', ctx.request.ip, most.files, windowSeconds);
  });
}

export const allowCodes = (ctx: OutsideContext): Promise<void> => allow(ctx, 'codes');
export const allowFiles = (ctx: OutsideContext): Promise<void> => allow(ctx, 'files');
