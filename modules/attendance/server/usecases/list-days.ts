import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import { type attendanceDays, mostDays } from '../../contract/days.ts';
import { presentDay } from '../days.present.ts';
import { daysOf } from '../days.queries.ts';
import { peopleOn } from '../jobs/reckon-days.ts';
import { todayOf } from '../managed-place.ts';
import { isOwn, mayView } from '../policy.ts';
import { dayRow, reckonDay } from '../reckon-days.ts';
import { addDays, daysBetween, daysFrom } from '../rules/calendar-days.ts';
import { loadSubject } from '../subjects.ts';

/** Days of a person: as they were kept, and those that are still open as they stand now. */
export async function listDays(
  ctx: TxContext,
  { from, until, ...input }: InputOf<typeof attendanceDays.list>,
): Promise<OutputOf<typeof attendanceDays.list>> {
  ensure(from <= until, 'attendance.last-day-before-first');
  ensure(daysBetween(from, until) < mostDays, 'attendance.too-many-days', { most: mostDays });
  const subject = await loadSubject(ctx, found(input.personId ?? ctx.actor.personId));
  ensure(mayView(ctx.actor, subject), 'core.not-found');
  const { personId, path } = subject;
  const unitId = found(path.at(-1));

  const kept = await daysOf(ctx.tx, personId, from, until);
  const items = kept.filter(({ closed }) => closed).map(presentDay);
  const known = new Set(items.map(({ day }) => day));
  const today = todayOf(ctx);
  for (const day of openDays(today).filter((one) => one >= from && one <= until && !known.has(one))) {
    // Nobody before attendance began, nor who keeps no hours.
    const [reckoned] = await reckonDay(ctx, day, await peopleOn(ctx, day, [personId]));
    if (reckoned) items.push(presentDay(dayRow(reckoned)));
  }
  const name = (await peopleByIds(ctx.tx, [personId])).get(personId)?.name ?? '';
  const own = isOwn(ctx.actor, subject);
  return { personId, name, unitId, own, items: items.sort((a, b) => (a.day < b.day ? -1 : 1)) };
}

/** Days that may still be open: a shift over midnight, and the round that keeps days. */
const openDays = (today: string): string[] => daysFrom(addDays(today, -2), today);
