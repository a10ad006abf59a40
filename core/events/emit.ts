import type { z } from 'zod';
import type { EventDefinition } from '../contract/event.ts';
import { newId } from '../contract/ids.ts';
import { type ActorPost, postOf } from '../session/actor.ts';
import type { TxContext } from '../session/context.ts';

export interface Fact<P> {
  /** The thing that it happened to. */
  subject: string;
  /** The thing in whose timeline it is told, where that is another. */
  matter?: string;
  /** The post through which the actor acted. */
  post?: string | null;
  payload: P;
}

const insertion = `insert into core.event (agency_id, id, type, version, occurred_at, actor_kind, person_id, post_id, capacity, subject_id, matter_id, payload, request_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;
const handedOn = `with written as (${insertion} returning id)
  select core.add_job('core.dispatch', json_build_object('agencyId', $1::uuid, 'eventId', id, 'occurredAt', $5::timestamptz)) from written`;

/** Writes an event and the job that hands it to its subscribers, where it may have some, in the transaction of the change. */
export async function emit<P extends z.ZodType>(
  ctx: TxContext,
  definition: EventDefinition<P>,
  fact: Fact<z.input<P>>,
): Promise<void> {
  const payload = definition.payload.parse(fact.payload);
  const post: ActorPost | undefined = fact.post ? postOf(ctx.actor, fact.post) : undefined;
  ctx.tx.addsJobs ||= !definition.unheard;
  ctx.tx.send(definition.unheard ? insertion : handedOn, [
    ctx.actor.agencyId,
    newId(),
    definition.type,
    definition.version,
    ctx.clock.now(),
    ctx.actor.kind,
    ctx.actor.personId,
    fact.post ?? null,
    post?.capacity ?? null,
    fact.subject,
    fact.matter ?? fact.subject,
    JSON.stringify(payload),
    ctx.requestId,
  ]);
}
