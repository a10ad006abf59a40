import { type Subscriber, subscriber } from '#core/events/subscriber.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  holidaySet,
  holidaysImported,
  holidayWithdrawn,
  ramadanSet,
  ramadanWithdrawn,
} from '#modules/calendar/contract/events.ts';
import { askForDays } from '../jobs/reckon-days.ts';

/** Holidays and Ramadan are facts that may be corrected for days that are over: these are reckoned again, for everybody. */
const again = (ctx: TxContext, from: string, until: string) =>
  askForDays(ctx, { personIds: null, from, until });

export const followCalendar: readonly Subscriber[] = [
  subscriber('attendance.follow-holiday', holidaySet, (ctx, { payload: { day } }) => again(ctx, day, day)),
  subscriber('attendance.follow-withdrawn-holiday', holidayWithdrawn, (ctx, { payload: { day } }) =>
    again(ctx, day, day),
  ),
  subscriber('attendance.follow-holidays', holidaysImported, (ctx, { payload: { year } }) =>
    again(ctx, `${year}-01-01`, `${year}-12-31`),
  ),
  subscriber('attendance.follow-ramadan', ramadanSet, (ctx, { payload }) =>
    again(ctx, payload.startsOn, payload.lastDay),
  ),
  subscriber('attendance.follow-withdrawn-ramadan', ramadanWithdrawn, (ctx, { payload }) =>
    again(ctx, payload.startsOn, payload.lastDay),
  ),
];
