import { ensure, fail } from '#core/contract/errors.ts';
import type { EventId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { entryErased } from '../../contract/events.ts';
import { eraseSecret, openingOf, tellingEvent } from './erasures.writes.ts';

/**
 * Deletes what opens the leaf of an event: its salt and its body. The leaf stays, and with it the tree and every proof,
 * but it commits to nothing that anybody could find out any more. An event of its own tells of it.
 * @param basis the law or decision that asks for it, at most 300 characters; without names
 * @throws core.not-found when the event has no leaf (yet), ledger.already-erased
 */
export async function eraseEntry(
  ctx: TxContext,
  { eventId, basis }: { eventId: EventId; basis: string },
): Promise<void> {
  const opening = await openingOf(ctx.tx, eventId);
  ensure(opening !== 'erased', 'ledger.already-erased');
  if (opening === 'none') fail('core.not-found');
  await emit(ctx, entryErased, { subject: eventId, payload: { eventId, basis } });
  const toldBy = await tellingEvent(ctx.tx, eventId);
  await eraseSecret(ctx.tx, { eventId, toldBy, basis, now: ctx.clock.now() });
}
