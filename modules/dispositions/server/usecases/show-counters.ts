import { dayIn } from '#core/clock/clock.ts';
import { postIds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DispositionCounters } from '../../contract/views.ts';
import { countWaiting } from '../lists.queries.ts';

/** How many dispositions wait for the reader. */
export function showCounters(ctx: TxContext): Promise<DispositionCounters> {
  return countWaiting(ctx.tx, postIds(ctx.actor), dayIn(ctx.actor.zone, ctx.clock.now()));
}
