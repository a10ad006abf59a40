import type { PersonId } from '#core/contract/ids.ts';
import { type Subscriber, subscriber } from '#core/events/subscriber.ts';
import type { TxContext } from '#core/session/context.ts';
import { holderAppointed, holderEnded } from '#modules/organization/contract/events.ts';
import { firstKnownDay } from '../days.queries.ts';
import { askForDays } from '../jobs/reckon-days.ts';
import { todayOf } from '../managed-place.ts';
import { addDays } from '../rules/calendar-days.ts';

/** Pay of so many days back is set right; what was decided about earlier ones stays as it was kept. */
const furthest = 366;

/** Nobody of whom attendance knows nothing gets days of a time before they came. */
async function again(ctx: TxContext, personId: PersonId, from: string): Promise<void> {
  const today = todayOf(ctx);
  if (from > today) return;
  const known = await firstKnownDay(ctx.tx, personId);
  if (known === null) return;
  const first = [from, known, addDays(today, -furthest)].toSorted().at(-1)!;
  await askForDays(ctx, { personIds: [personId], from: first, until: today });
}

/** Who left a post, or came to one, on a day that is over: days since are reckoned again, and those of nobody in service taken away. */
export const followService: readonly Subscriber[] = [
  subscriber('attendance.follow-ended-holder', holderEnded, (ctx, { payload }) =>
    again(ctx, payload.personId, payload.endsOn),
  ),
  subscriber('attendance.follow-appointed-holder', holderAppointed, (ctx, { payload }) =>
    again(ctx, payload.personId, payload.startsOn),
  ),
];
