import { ensure, fail } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import { partOf } from './judge-request.ts';
import { personDays } from './person-days.ts';
import type { RequestRow } from './requests.queries.ts';
import type { Changed } from './requests.writes.ts';
import { restOfLeave } from './rules/balance/rest-of-leave.ts';
import { kindRule, lawOn } from './rules/law/law-on.ts';
import { calendarDays } from './rules/length/calendar-days.ts';
import { chargedDays } from './rules/length/charged-days.ts';

/** What of a leave was taken by who is back on a day, and what it costs then. @throws leave.back-outside-leave */
export async function endingOf(
  ctx: TxContext,
  row: RequestRow,
  backOn: string,
): Promise<Pick<Changed, 'takenUntil' | 'charged' | 'remoteDays'>> {
  const { first, last, personId, employment, kind } = row;
  ensure(backOn >= first && backOn <= last, 'leave.back-outside-leave', { first, last });
  const rule = kindRule(lawOn(first, employment), kind, employment) ?? fail('leave.act-not-open');
  const { takenUntil } = restOfLeave(rule, row, backOn, 'own-wish');
  // Days for a remote place lie at the end: what was not taken is of these first.
  const remoteDays = Math.max(0, row.remoteDays - calendarDays(backOn, last));
  if (kind !== 'annual' || takenUntil < first) return { takenUntil, remoteDays, charged: [] };
  const { kindOfDay } = await personDays(ctx, personId, first, last);
  const taken = { first, last: takenUntil, part: partOf(row), remoteDays };
  return { takenUntil, remoteDays, charged: [...chargedDays(taken, kindOfDay)] };
}
