import type { z } from 'zod';
import type { EventDefinition } from '../contract/event.ts';
import type { AgencyId, EventId, PersonId, PostId } from '../contract/ids.ts';
import type { Capacity } from '../session/actor.ts';
import type { TxContext } from '../session/context.ts';

/** An event as it stands in the table. */
export interface RecordedEvent<P = unknown> {
  id: EventId;
  agencyId: AgencyId;
  type: string;
  version: number;
  occurredAt: Date;
  actorKind: 'person' | 'key' | 'system' | 'public';
  personId: PersonId | null;
  postId: PostId | null;
  capacity: Capacity | null;
  subjectId: string;
  matterId: string;
  payload: P;
}

/**
 * Work that follows an event, owned by the module that consumes it. It is delivered at least once and in its own
 * transaction, so it must be idempotent: the event's id is the key.
 */
export interface Subscriber {
  /** `module.verb-noun`, unique; names the job. */
  readonly name: `${string}.${string}`;
  readonly event: EventDefinition;
  readonly handle: (ctx: TxContext, event: RecordedEvent<never>) => Promise<void>;
}

/** Declares what a module does when something happens elsewhere. */
export function subscriber<P extends z.ZodType>(
  name: Subscriber['name'],
  event: EventDefinition<P>,
  handle: (ctx: TxContext, event: RecordedEvent<z.output<P>>) => Promise<void>,
): Subscriber {
  if (event.unheard) throw new Error(`${name} would never hear of ${event.type}, which is not handed on`);
  return { name, event, handle };
}
