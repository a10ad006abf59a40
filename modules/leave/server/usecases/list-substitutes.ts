import { dayIn } from '#core/clock/clock.ts';
import { ensure } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { directoryPage } from '#modules/organization/server/organization.api.ts';
import { longestSpan } from '../../contract/calendars.ts';
import type { requests } from '../../contract/requests.ts';
import { absencesOf } from '../absences.queries.ts';
import { pathsOf } from '../people-paths.queries.ts';
import { calendarDays } from '../rules/length/calendar-days.ts';
import { lookedAt } from '../whose-leave.ts';

const offered = 20;
/** Unpaid leave lasts years; who stands in is looked for within the first of its days. */
const longest = longestSpan * 20;

/** Colleagues who could stand in: of the own unit, or whoever is searched for by name. */
export async function listSubstitutes(
  ctx: TxContext,
  { personId, first, last, search }: InputOf<typeof requests.substitutes>,
): Promise<OutputOf<typeof requests.substitutes>> {
  ensure(calendarDays(first, last) <= longest, 'leave.span-too-long', { most: longest });
  const employee = await lookedAt(ctx, personId ?? null);
  const unitId = (await pathsOf(ctx.tx, [employee])).get(employee)?.at(-1);
  const now = ctx.clock.now();
  const { items } = await directoryPage(
    ctx.tx,
    { search, unitId: search ? undefined : unitId, size: offered + 1 },
    { day: dayIn(ctx.actor.zone, now), now },
  );
  const people = items.filter(({ id }) => id !== employee).slice(0, offered);
  const away = await absencesOf(
    ctx.tx,
    people.map(({ id }) => id),
    first,
    last,
  );
  return {
    items: people.map(({ id, fullName, posts }) => ({
      ...{ id, name: fullName, postName: posts[0]?.name ?? null },
      away: away.some((one) => one.personId === id),
    })),
  };
}
