import { found } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { employeesByIds } from '#modules/organization/server/organization.api.ts';
import type { ownToday } from '../../contract/today.ts';
import { isElsewhere } from '../check-in-scene.ts';
import { presentDay } from '../days.present.ts';
import { todayOf } from '../managed-place.ts';
import { placesFor } from '../places.queries.ts';
import { dayRow, keepsHours, type Reckoned, reckonDay } from '../reckon-days.ts';
import { addDays } from '../rules/calendar-days.ts';
import { dayAtHand } from '../rules/day-at-hand.ts';
import { settingsOf } from '../settings.queries.ts';
import { pathOf } from '../subjects.ts';

/** What the page of check-ins shows. */
export async function showToday(ctx: TxContext): Promise<OutputOf<typeof ownToday.show>> {
  const { tx, actor, clock } = ctx;
  const personId = found(actor.personId);
  const [today, path, all] = [todayOf(ctx), await pathOf(ctx, personId), await settingsOf(tx)];
  const settings = all.findLast(({ startsOn }) => startsOn <= today);
  const placed = { personId, unitId: found(path.at(-1)) };
  const on = (days: number) => reckonDay(ctx, addDays(today, days), [placed]);
  const [people, places, elsewhere, [before], [now], [after]] = await Promise.all([
    employeesByIds(tx, [personId]),
    placesFor(tx, personId, path, today),
    isElsewhere(ctx, personId, today),
    on(-1),
    on(0),
    on(1),
  ]);
  const keeps = keepsHours(found(people.get(personId)));
  const at = clock.now().getTime();
  const { day, next } = dayAtHand([found(before), found(now), found(after)], at);
  return {
    at,
    keepsHours: keeps,
    day: keeps && settings ? presentDay(dayRow(day)) : null,
    hours: keeps ? hoursOf(day) : null,
    ...{ next, places: places.map((place) => ({ ...place })), elsewhere },
    asks: {
      entranceCode: settings?.entranceCode === 'asked',
      photo: settings?.photo === 'asked',
      photoDays: settings?.photoDays ?? 0,
      pointDays: settings?.pointDays ?? 0,
    },
  };
}

/** The hours with which the reasoning of the day begins. */
function hoursOf({ result }: Reckoned) {
  const plan = result.why.find((step) => step.code === 'plan');
  return plan?.code === 'plan' ? { from: plan.from, to: plan.to } : null;
}
