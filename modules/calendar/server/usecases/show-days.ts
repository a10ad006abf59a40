import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { findPerson, unitNames } from '#modules/organization/server/organization.api.ts';
import { type days, mostDays } from '../../contract/days.ts';
import { presentDay, unitsNamedIn } from '../days.present.ts';
import { plansOf } from '../plans.ts';
import { dayNumber } from '../rules/days.ts';
import { managedPeople } from '../who-manages.ts';

/** The plan of the days of a person: of the actor, or of one whose calendar they manage. */
export async function showDays(
  ctx: TxContext,
  { from, until, ...input }: InputOf<typeof days.show>,
): Promise<OutputOf<typeof days.show>> {
  const { tx, actor } = ctx;
  ensure(from <= until, 'calendar.last-day-before-first');
  ensure(dayNumber(until) - dayNumber(from) < mostDays, 'calendar.too-many-days', { most: mostDays });
  const personId = found(input.personId ?? actor.personId);
  if (personId !== actor.personId) {
    const [person, managed] = await Promise.all([findPerson(tx, personId), managedPeople(ctx, [personId])]);
    ensure(person && managed.has(personId), 'core.not-found');
  }
  const plans = found((await plansOf(tx, [personId], from, until)).get(personId));
  const names = await unitNames(tx, unitsNamedIn(plans));
  return { items: plans.map((plan) => presentDay(plan, names)) };
}
