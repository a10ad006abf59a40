import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { throttleAddress } from '#core/policy/throttle.ts';
import type { letters } from '../../contract/letters.ts';
import { normalReceiptCode } from '../letters.rules.ts';
import { trackedLetter } from '../tracking.queries.ts';

/** Codes that may be asked from one address, and in how many seconds. */
const allowance = 120;
const windowSeconds = 60;

/** The stage of a letter for whoever holds its receipt code. Guessing is throttled by address. */
export async function trackLetter(
  ctx: OutsideContext,
  input: InputOf<typeof letters.track>,
): Promise<OutputOf<typeof letters.track>> {
  // Counted in a transaction of its own: a wrong guess must stay counted.
  const seconds = await ctx.transact('note', ({ tx }) =>
    throttleAddress(tx, 'track', ctx.request.ip, allowance, windowSeconds),
  );
  ensure(seconds === 0, 'core.too-many-requests', { seconds });
  return ctx.transact('read', async ({ tx }) => {
    const row = found(await trackedLetter(tx, normalReceiptCode(input.code)));
    return {
      agencyName: row.agency_name,
      zone: row.zone,
      stage: row.stage,
      receivedAt: row.received_at.toISOString(),
      registeredAt: row.registered_at.toISOString(),
      followedUpAt: row.followed_at?.toISOString() ?? null,
      settledAt: row.settled_at?.toISOString() ?? null,
    };
  });
}
