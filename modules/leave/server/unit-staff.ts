import { dayIn } from '#core/clock/clock.ts';
import { found } from '#core/contract/errors.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { directoryPage } from '#modules/organization/server/organization.api.ts';
import { type AbsenceRow, absencesOf } from './absences.queries.ts';
import { pathsOf } from './people-paths.queries.ts';
import type { DayText } from './rules/length/calendar-days.ts';
import { type LeastStaff, leastPeople, type UnitStaff } from './rules/unit/staffing.ts';
import { type StaffingRow, staffingOf } from './settings.queries.ts';

/** More people than a unit has that is planned by days. */
export const mostMembers = 200;

/** The unit that is named, or that by which the actor goes. @throws core.not-found where there is none */
export async function unitOrOwn(ctx: TxContext, unitId: UnitId | undefined): Promise<UnitId> {
  if (unitId) return unitId;
  const own = found(ctx.actor.personId);
  return found((await pathsOf(ctx.tx, [own])).get(own)?.at(-1));
}

/** The people of a unit and below it, by name. */
export async function membersOf(
  ctx: TxContext,
  unitId: UnitId,
): Promise<{ people: { id: PersonId; name: string }[]; more: boolean }> {
  const now = ctx.clock.now();
  const question = { unitId, size: mostMembers };
  const { items, next } = await directoryPage(ctx.tx, question, { day: dayIn(ctx.actor.zone, now), now });
  return { people: items.map(({ id, fullName }) => ({ id, name: fullName })), more: next !== null };
}

/** Least staff; null where the unit needs none. */
export function leastOf(row: StaffingRow | undefined): LeastStaff | null {
  if (row?.people != null) return { people: row.people };
  return row?.percent != null ? { percent: row.percent } : null;
}

function awayOf(absences: readonly AbsenceRow[]): UnitStaff['away'] {
  return absences.map(({ personId, first, last }) => ({ person: personId, first, last }));
}

/** The unit by which somebody goes, with who of it is away or asks to be. `least`: the fewest people that it needs. */
export async function unitAround(
  ctx: TxContext,
  personId: PersonId,
  first: DayText,
  last: DayText,
): Promise<{ staff: UnitStaff; absences: AbsenceRow[]; least: number | null } | null> {
  const unitId = (await pathsOf(ctx.tx, [personId])).get(personId)?.at(-1);
  if (!unitId) return null;
  const [{ people }, row] = await Promise.all([membersOf(ctx, unitId), staffingOf(ctx.tx, unitId)]);
  const members = people.map(({ id }) => id);
  const least = leastOf(row);
  const absences = await absencesOf(ctx.tx, members, first, last);
  return {
    staff: { members, least: least ?? { people: 0 }, away: awayOf(absences) },
    absences,
    least: least && leastPeople({ members, least }),
  };
}
