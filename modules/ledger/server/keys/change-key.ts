import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { base64Of } from '#core/transparency/bytes.ts';
import { keyChanged } from '../../contract/events.ts';
import { keepPolicy } from '../policy/keep-policy.ts';
import { insertKey, newestKey, takeSequencer } from '../sequence/sequencing.writes.ts';
import { endKey, openEnds } from './key-ends.writes.ts';
import { newLogKey } from './log-key.ts';

const day = 86_400_000;
/** Days for which the new key and the one before it both sign: readers change their policies meanwhile. */
export const daysOfBoth = 30;

export type KeyChange =
  | { outcome: 'changed'; bothUntil: Date }
  /** The change before this one is not over. */
  | { outcome: 'changing'; bothUntil: Date }
  /** There is no log yet, and so no key. */
  | { outcome: 'no-key' };

/**
 * Makes another key for the logs of the agency; for a month both sign. A key that was stolen is changed in the same way,
 * and is not made harmless by it: until it ends, and for what it signed, it is the witnesses who keep histories apart.
 */
export async function changeKey(ctx: TxContext): Promise<KeyChange> {
  const { tx, actor, clock, secrets } = ctx;
  const now = clock.now();
  if (!(await takeSequencer(tx))) throw new Error('the log is being lengthened at this moment');
  const before = await newestKey(tx);
  if (!before) return { outcome: 'no-key' };
  const [open] = await openEnds(tx, now);
  if (open) return { outcome: 'changing', bothUntil: open };
  const bothUntil = new Date(now.getTime() + daysOfBoth * day);
  const key = newLogKey(secrets, actor.agencyId, now);
  insertKey(tx, key);
  await endKey(tx, before.id, bothUntil);
  await emit(ctx, keyChanged, {
    subject: actor.agencyId,
    payload: {
      keyId: key.id,
      publicKey: base64Of(key.public_key),
      replaces: before.id,
      bothUntil: bothUntil.toISOString(),
    },
  });
  await keepPolicy(ctx);
  return { outcome: 'changed', bothUntil };
}
