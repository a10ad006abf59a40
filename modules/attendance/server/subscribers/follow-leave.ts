import type { PersonId } from '#core/contract/ids.ts';
import { type Subscriber, subscriber } from '#core/events/subscriber.ts';
import type { TxContext } from '#core/session/context.ts';
import { leaveChanged, leaveEnded, leaveGranted } from '#modules/leave/contract/events.ts';
import type { LeaveRequestId } from '#modules/leave/contract/ids.ts';
import type { DayHalf } from '#modules/leave/contract/terms.ts';
import { type LeaveDays, leaveDaysOf } from '#modules/leave/server/leave.api.ts';
import type { PartOfDay } from '../../contract/day-marks.ts';
import { markDays, unmarkDays } from '../attendance.api.ts';

const halves: Readonly<Record<DayHalf, PartOfDay>> = {
  morning: 'first-half',
  afternoon: 'second-half',
};

/** Marks the days of a leave as they stand now, in place of what was marked before: told twice, nothing changes. */
async function follow(ctx: TxContext, { requestId, personId, first, last }: ToldLeave): Promise<void> {
  const source = { source: 'leave.request', sourceId: requestId } as const;
  await unmarkDays(ctx, source);
  if (last === null) return;
  const days = await leaveDaysOf(ctx.tx, [personId], first, last);
  for (const leave of days.filter((one) => one.requestId === requestId))
    await markDays(ctx, {
      ...{ ...source, personId, firstDay: leave.first, lastDay: leave.last },
      mark: { kind: 'leave', reference: requestId, part: partOf(leave) },
    });
}

function partOf({ half, hours }: LeaveDays): PartOfDay {
  if (half) return halves[half];
  return hours === null ? 'whole' : { minutes: hours * 60 };
}

interface ToldLeave {
  requestId: LeaveRequestId;
  personId: PersonId;
  first: string;
  /** Null where no day was leave. */
  last: string | null;
}

/** Leave that was granted covers its days; what ended early or gave way to another covers them no more. */
export const followLeave: readonly Subscriber[] = [
  subscriber('attendance.follow-granted-leave', leaveGranted, (ctx, { payload }) => follow(ctx, payload)),
  subscriber('attendance.follow-ended-leave', leaveEnded, (ctx, { payload }) => follow(ctx, payload)),
  subscriber('attendance.follow-changed-leave', leaveChanged, (ctx, { payload }) => follow(ctx, payload)),
];
