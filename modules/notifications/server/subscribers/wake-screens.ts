import type { z } from 'zod';
import type { EventDefinition } from '#core/contract/event.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import { type Subscriber, subscriber } from '#core/events/subscriber.ts';
import { publishLive } from '#core/http/live-hub.ts';
import {
  holderAppointed,
  holderEnded,
  roleAssigned,
  roleWithdrawn,
  secretaryAssigned,
  secretaryEnded,
} from '#modules/organization/contract/events.ts';
import { recipientsOf } from '#modules/organization/server/organization.api.ts';

/** Whose posts or rights an event changes: a person, or all who hold or serve a post. */
type Concerned = { personId: PersonId } | { postId: PostId };

/** Wakes the screens of those whose posts or rights are others now, so that these show what they may do. */
export const wakeScreens: readonly Subscriber[] = [
  waking(holderAppointed),
  waking(holderEnded),
  waking(secretaryAssigned),
  waking(secretaryEnded),
  waking(roleAssigned),
  waking(roleWithdrawn),
];

function waking<P extends z.ZodType<Concerned>>(event: EventDefinition<P>): Subscriber {
  return subscriber(`notifications.wake-${event.type.replaceAll('.', '-')}`, event, async (ctx, happened) => {
    const concerned: Concerned = happened.payload;
    const people =
      'personId' in concerned
        ? [concerned.personId]
        : (await recipientsOf(ctx.tx, [concerned.postId], ctx.clock.now())).map((one) => one.personId);
    await publishLive(ctx.tx, people, { type: event.type, subject: happened.subjectId });
  });
}
