import { dayIn } from '#core/clock/clock.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import type { Zone } from '#modules/calendar/contract/terms.ts';
import { type DayPlan, plansOf } from '#modules/calendar/server/calendar.api.ts';
import { addDays, type DayText } from './rules/length/calendar-days.ts';
import type { KindOfDay } from './rules/length/working-days.ts';

/** The day that it is for somebody, in the zone of their unit. */
export async function todayOf(ctx: TxContext, personId: PersonId): Promise<{ today: DayText; zone: Zone }> {
  const now = ctx.clock.now();
  const day = dayIn(ctx.actor.zone, now);
  const { zone } = (await plansOf(ctx.tx, [personId], day, day)).get(personId)![0]!;
  return { today: dayIn(zone, now), zone };
}

/** The calendar of a person for some days. */
export interface PersonDays {
  kindOfDay: KindOfDay;
  /** The zone of the first day. */
  zone: Zone;
  /** Years of which nobody entered the holidays. */
  unknownYears: number[];
}

/** Rules look beyond the last day for the next working day, or for the end of the longest that may be had. */
const daysBeyond = 130;

/** The calendar of a person from a day to another and some time beyond. */
export async function personDays(
  ctx: TxContext,
  personId: PersonId,
  from: DayText,
  until: DayText,
): Promise<PersonDays> {
  const plans = (await plansOf(ctx.tx, [personId], from, addDays(until, daysBeyond))).get(personId)!;
  return daysOf(plans, until);
}

/** The calendar of a person that plans were made for. */
export function daysOf(plans: readonly DayPlan[], until: DayText): PersonDays {
  const byDay = new Map(plans.map((plan) => [plan.day, plan]));
  const asked = plans.filter(({ day }) => day <= until);
  const unknown = asked
    .filter(({ because }) => !because.holidaysKnown)
    .map(({ day }) => Number(day.slice(0, 4)));
  return {
    kindOfDay: (day) => {
      const plan = byDay.get(day);
      if (!plan) throw new Error(`no plan of ${day} was made`);
      return plan.kind;
    },
    zone: plans[0]!.zone,
    unknownYears: [...new Set(unknown)],
  };
}
