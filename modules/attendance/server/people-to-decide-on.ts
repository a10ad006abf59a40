import { dayIn } from '#core/clock/clock.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleUnder, recipientsOf } from '#modules/organization/server/organization.api.ts';
import { attendanceDecide } from '../contract/permissions.ts';
import { mayManageUnit, unitsWith } from './policy.ts';
import { ownPostPaths } from './subjects.ts';

/** People about whom the actor may decide: of the units where the right is held, without oneself and one's superiors; one alone, where asked. */
export async function peopleToDecideOn(ctx: TxContext, only?: PersonId): Promise<PersonId[]> {
  const { tx, actor, clock } = ctx;
  const units = unitsWith(actor, attendanceDecide);
  if (units.length === 0) return [];
  const now = clock.now();
  const [people, own] = await Promise.all([
    peopleUnder(tx, units, now, dayIn(actor.zone, now)),
    ownPostPaths(ctx),
  ]);
  const above = [...new Set(own.flatMap((path) => path.slice(0, -1)))];
  // Who is stood in for stays a superior.
  const holders = (await recipientsOf(tx, above, now)).filter(({ capacity }) => capacity !== 'secretary');
  const superiors = new Set(holders.map(({ personId }) => personId));
  return people
    .filter(({ personId }) => personId !== actor.personId && (only ?? personId) === personId)
    .filter(({ personId, path }) => mayManageUnit(actor, path) || !superiors.has(personId))
    .map(({ personId }) => personId);
}
