import { ensureFresh } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { visibleLetter } from '#modules/letters/server/letters.api.ts';
import { mayFollow } from './dispositions.policy.ts';
import { desksOfLetter, type RecipientRecord } from './dispositions.queries.ts';

/**
 * Dispositions are seen by whoever takes part in them, and by whoever may read their letter. `loaded` are its desks,
 * where the caller has them already.
 * @throws core.not-found, core.step-up-required
 */
export async function requireReadable(
  ctx: TxContext,
  letterId: LetterId,
  loaded?: readonly RecipientRecord[],
): Promise<void> {
  const desks = loaded ?? (await desksOfLetter(ctx.tx, letterId));
  if (desks.some((desk) => desk.confidential)) ensureFresh(ctx.actor, ctx.clock.now());
  if (!desks.some((desk) => mayFollow(ctx.actor, desk))) await visibleLetter(ctx, letterId);
}
