import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { hexOf, utf8Of } from '#core/transparency/bytes.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { policyChanged } from '../../contract/events.ts';
import { newestPolicy } from './policies.queries.ts';
import { insertPolicy, lockPolicy } from './policies.writes.ts';
import { standingPolicy } from './standing-policy.ts';

/**
 * Gives readers the policy as it stands, where that is another than the newest, under the next number; an event, and so
 * the log itself, tells of it. What changes by time alone (a key that ends) comes with the monitor.
 */
export async function keepPolicy(ctx: TxContext): Promise<void> {
  const { tx, actor, clock } = ctx;
  const { text, hasLogs, warnings } = await standingPolicy(ctx);
  if (!hasLogs || (await newestPolicy(tx))?.text === text) return;
  await lockPolicy(tx);
  const newest = await newestPolicy(tx);
  if (newest?.text === text) return;
  const number = (newest?.number ?? 0) + 1;
  await insertPolicy(tx, { number, text, now: clock.now() });
  await emit(ctx, policyChanged, {
    subject: actor.agencyId,
    payload: { number, policySha256: hexOf(sha256(utf8Of(text))), warnings },
  });
}
