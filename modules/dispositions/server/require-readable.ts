import type { TxContext } from '#core/session/context.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { visibleLetter } from '#modules/letters/server/letters.api.ts';
import { takesPart } from './dispositions.policy.ts';
import { desksOfLetter } from './dispositions.queries.ts';

/**
 * Dispositions are seen by whoever takes part in them, and by whoever may read their letter.
 * @throws core.not-found
 */
export async function requireReadable(ctx: TxContext, letterId: LetterId): Promise<void> {
  const desks = await desksOfLetter(ctx.tx, letterId);
  if (!desks.some((desk) => takesPart(ctx.actor, desk))) await visibleLetter(ctx, letterId);
}
