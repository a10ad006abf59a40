import { ensure } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { plansOf } from '#modules/calendar/server/calendar.api.ts';
import type { DayMark } from '../contract/day-marks.ts';
import type { RequestContent } from '../contract/requests.ts';
import { remoteRequests } from './requests.queries.ts';
import { addDays, type Day, daysBetween, daysFrom, mondayOf } from './rules/calendar-days.ts';
import { plannedDay } from './rules/days/plan-days.ts';
import { overfullWeek } from './rules/requests/remote-days.ts';

/** What is asked about days of somebody. */
export interface Asked {
  id: string | null;
  personId: PersonId;
  content: RequestContent;
  firstDay: Day;
  lastDay: Day;
}

const mostDays = 92;

/** @throws attendance.last-day-before-first, -too-many-days, -one-day-only, -day-to-come */
export function ensureDaysFit(ctx: TxContext, { content, firstDay, lastDay }: Asked): void {
  ensure(lastDay >= firstDay, 'attendance.last-day-before-first');
  ensure(daysBetween(firstDay, lastDay) < mostDays, 'attendance.too-many-days', { most: mostDays });
  if (content.kind !== 'correction') return;
  ensure(firstDay === lastDay, 'attendance.one-day-only');
  ensure(new Date(content.at) <= ctx.clock.now(), 'attendance.day-to-come');
}

/** A correction says an instant at which one could have checked in for the day. @throws attendance.instant-not-of-day */
export async function ensureInstantFits({ tx }: TxContext, asked: Asked): Promise<void> {
  const { content, personId, firstDay } = asked;
  if (content.kind !== 'correction') return;
  const plans = (await plansOf(tx, [personId], addDays(firstDay, -1), addDays(firstDay, 1))).get(personId)!;
  const { takes } = plannedDay(plans[0], plans[1]!, plans[2]);
  const at = new Date(content.at).getTime();
  ensure(
    takes.some(({ from, to }) => at >= from && at < to),
    'attendance.instant-not-of-day',
  );
}

/**
 * Work elsewhere on two days of a week at most, and not for whom flexible place was taken away (PermenPANRB 4/2025 art. 13, 25).
 * @throws attendance.remote-days-used-up {week}, attendance.flexibility-stopped
 */
export async function ensureRemoteFits({ tx }: TxContext, asked: Asked): Promise<void> {
  if (asked.content.kind !== 'remote') return;
  const from = mondayOf(asked.firstDay);
  const until = addDays(mondayOf(asked.lastDay), 6);
  const [plans, others] = await Promise.all([
    plansOf(tx, [asked.personId], from, until),
    remoteRequests(tx, asked.personId, from, until),
  ]);
  const days = plans.get(asked.personId) ?? [];
  const own = new Set(daysFrom(asked.firstDay, asked.lastDay));
  ensure(
    !days.some(({ day, because }) => own.has(day) && because.flexibilityStopped),
    'attendance.flexibility-stopped',
  );
  const working = new Set(days.filter(({ hours }) => hours).map(({ day }) => day));
  const byPattern = days.filter(({ hours }) => hours && ['home', 'elsewhere'].includes(hours.place));
  const before = others
    .filter(({ id }) => id !== asked.id)
    .flatMap(({ firstDay, lastDay }) => daysFrom(firstDay, lastDay));
  const week = overfullWeek(
    [...own].filter((day) => working.has(day)),
    [...byPattern.map(({ day }) => day), ...before.filter((day) => working.has(day))],
  );
  ensure(week === null, 'attendance.remote-days-used-up', { week });
}

/** What an approved request says about the days. */
export function markOf({ content }: Asked, requestId: string): DayMark {
  if (content.kind === 'correction')
    return {
      ...{ kind: 'correction', direction: content.direction },
      ...{ at: new Date(content.at).getTime(), reference: requestId },
    };
  return content.kind === 'duty' || content.kind === 'meeting'
    ? content
    : { ...content, reference: requestId };
}
