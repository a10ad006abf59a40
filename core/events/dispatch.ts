import { z } from 'zod';
import { AgencyId, EventId } from '../contract/ids.ts';
import type { Tx } from '../db/tx.ts';
import type { TxContext } from '../session/context.ts';
import type { Subscriber } from './subscriber.ts';
import { eventById } from './timeline.ts';

/** The job that `emit` writes with every event. */
export const DispatchPayload = z.object({ agencyId: AgencyId, eventId: EventId, occurredAt: z.string() });
export type DispatchPayload = z.output<typeof DispatchPayload>;

/** Gives the event to each of its subscribers as a job of its own: one that fails does not hold up the others. */
export async function dispatch(
  tx: Tx,
  subscribers: readonly Subscriber[],
  payload: DispatchPayload,
): Promise<void> {
  const event = await eventById(tx, payload.eventId, payload.occurredAt);
  if (!event) throw new Error('the event of this job is not there');
  for (const subscriber of subscribers) {
    if (subscriber.event.type !== event.type) continue;
    await tx.rows('select core.add_job($1, $2::json, null, null, $3)', [
      `deliver:${subscriber.name}`,
      JSON.stringify(payload),
      `deliver:${subscriber.name}:${event.id}`,
    ]);
  }
}

/** Hands one event to one subscriber, in one transaction. */
export async function deliver(
  ctx: TxContext,
  subscriber: Subscriber,
  payload: DispatchPayload,
): Promise<void> {
  const event = await eventById(ctx.tx, payload.eventId, payload.occurredAt);
  if (!event) throw new Error('the event of this job is not there');
  await subscriber.handle(ctx, { ...event, payload: subscriber.event.payload.parse(event.payload) } as never);
}
