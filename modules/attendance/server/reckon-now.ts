import type { TxContext } from '#core/session/context.ts';
import { type Reckoned, reckonDay } from './reckon-days.ts';
import { addDays, type Day } from './rules/calendar-days.ts';

/** How people stand at this moment of a day: whoever is in a shift that began the day before, by that one. */
export async function reckonNow(
  ctx: TxContext,
  today: Day,
  people: Parameters<typeof reckonDay>[2],
): Promise<Reckoned[]> {
  const days = await reckonDay(ctx, today, people);
  const now = ctx.clock.now().getTime();
  const overnight = days.filter(({ earlierUntil }) => earlierUntil !== null && now < earlierUntil);
  if (overnight.length === 0) return days;
  const nights = await reckonDay(
    ctx,
    addDays(today, -1),
    overnight.map(({ person }) => person),
  );
  const byPerson = new Map(nights.map((night) => [night.person.personId, night]));
  return days.map((one) => byPerson.get(one.person.personId) ?? one);
}
