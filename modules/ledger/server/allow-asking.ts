import { ensure } from '#core/contract/errors.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { throttleAddress } from '#core/policy/throttle.ts';

const windowSeconds = 60;
/** Of one address in a minute; an office behind one address has many people who check. */
const most = 120;

/** Proofs and policies are for anybody, and are made when they are asked for. @throws core.too-many-requests {seconds} */
export async function allowAsking(ctx: OutsideContext): Promise<void> {
  const seconds = await ctx.transact('note', ({ tx }) =>
    throttleAddress(tx, 'ledger-proofs', ctx.request.ip, most, windowSeconds),
  );
  ensure(seconds === 0, 'core.too-many-requests', { seconds });
}
