import type { EventDefinition } from '#core/contract/event.ts';
import { type Subscriber, subscriber } from '#core/events/subscriber.ts';
import { publishLive } from '#core/http/live-hub.ts';
import { recipientsOf } from '#modules/organization/server/organization.api.ts';
import {
  deliveryArrived,
  deliveryFailed,
  deliveryHandedOver,
  deliveryRead,
  draftCancelled,
  draftSubmitted,
  draftTakenBack,
  letterAmended,
  letterSent,
  letterSigned,
  proofAdded,
  signerFoundRevoked,
  stampAskedAgain,
  stampGivenUp,
  stepApproved,
  stepEdited,
  stepReturned,
  stepTakenBack,
  timeStampAdded,
} from '../../contract/events.ts';
import type { DraftId } from '../../contract/terms.ts';
import { draftById } from '../drafts/drafts.queries.ts';

/** What moves a letter on: whoever takes part sees it on an open page without reading it anew. */
const moving: readonly EventDefinition[] = [
  deliveryArrived,
  deliveryFailed,
  deliveryHandedOver,
  deliveryRead,
  draftCancelled,
  draftSubmitted,
  draftTakenBack,
  letterAmended,
  letterSent,
  letterSigned,
  proofAdded,
  signerFoundRevoked,
  stampAskedAgain,
  stampGivenUp,
  stepApproved,
  stepEdited,
  stepReturned,
  stepTakenBack,
  timeStampAdded,
];

export const wakeScreens: readonly Subscriber[] = moving.map((event) =>
  subscriber(`outgoing.wake-${event.type.replaceAll('.', '-')}`, event, async (ctx, { type, matterId }) => {
    const draft = await draftById(ctx.tx, matterId as DraftId);
    if (!draft) return;
    const people = await recipientsOf(ctx.tx, draft.taking_part as never, ctx.clock.now());
    const ids = [...new Set(people.map(({ personId }) => personId))];
    await publishLive(ctx.tx, ids, { type, subject: matterId });
  }),
);
