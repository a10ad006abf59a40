import { ensure } from '#core/contract/errors.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { type Actor, actsAsPerson, holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { plansOf } from '#modules/calendar/server/calendar.api.ts';
import { unitNames, unitPath, unitPaths } from '#modules/organization/server/organization.api.ts';
import { type calendars, longestSpan, type UnitCalendarView } from '../../contract/calendars.ts';
import { leaveManage, leaveView } from '../../contract/permissions.ts';
import { type AbsenceRow, absencesOf } from '../absences.queries.ts';
import { heldPosts } from '../policy.ts';
import { requestsByIds } from '../requests.queries.ts';
import { calendarDays } from '../rules/length/calendar-days.ts';
import { leastPeople } from '../rules/unit/staffing.ts';
import { staffingOf } from '../settings.queries.ts';
import { leastOf, membersOf, unitOrOwn } from '../unit-staff.ts';

/** Who of a unit is away when. Its members and those above see the days; kinds only who may see the leave itself. */
export async function showUnitCalendar(
  ctx: TxContext,
  { from, until, ...input }: InputOf<typeof calendars.ofUnit>,
): Promise<UnitCalendarView> {
  const { tx, actor } = ctx;
  const span = calendarDays(from, until);
  ensure(span >= 1 && span <= longestSpan, 'leave.span-too-long', { most: longestSpan });
  const unitId = await unitOrOwn(ctx, input.unitId);
  const path = await unitPath(tx, unitId);
  ensure(path.length > 0 && (await maySee(ctx, path)), 'core.not-found');
  const [{ people, more }, row, names] = await Promise.all([
    membersOf(ctx, unitId),
    staffingOf(tx, unitId),
    unitNames(tx, [unitId]),
  ]);
  const ids = people.map(({ id }) => id);
  const [absences, plans] = await Promise.all([
    absencesOf(tx, ids, from, until),
    plansOf(tx, ids, from, until),
  ]);
  const kinds = await kindsShown(ctx, absences, path);
  const least = leastOf(row);
  const needed = least ? leastPeople({ members: ids, least }) : 0;
  const working = (day: string) => (id: PersonId) =>
    plans.get(id)?.some((plan) => plan.day === day && plan.kind === 'work') ?? false;
  return {
    unit: { id: unitId, name: names.get(unitId) ?? '' },
    people: people.map((person) => ({
      person,
      absences: absences
        .filter(({ personId }) => personId === person.id)
        .map(({ requestId, first, last, half, hours, granted }) => ({
          ...{ first, last, half, hours, granted },
          requestId: kinds.has(requestId) ? requestId : null,
          kind: kinds.get(requestId) ?? null,
        })),
    })),
    days: (ids[0] ? (plans.get(ids[0]) ?? []) : []).map(({ day }) => {
      const atWork = ids.filter(working(day));
      const away = new Set(awayOn(absences, day));
      const present = atWork.filter((id) => !away.has(id)).length;
      return { day, working: atWork.length > 0, present, isShort: atWork.length > 0 && present < needed };
    }),
    staffing: {
      unitId,
      people: row?.people ?? null,
      percent: row?.percent ?? null,
      setBy: row?.setBy ?? null,
    },
    can: { manage: holds(actor, leaveManage, path) },
    more,
  };
}

function awayOn(absences: readonly AbsenceRow[], day: string): PersonId[] {
  return absences
    .filter(({ first, last, granted }) => granted && first <= day && day <= last)
    .map(({ personId }) => personId);
}

/** Who works in the unit, below it or above it, and who holds a right on it. */
async function maySee({ tx, actor }: TxContext, path: readonly UnitId[]): Promise<boolean> {
  if (!actsAsPerson(actor)) return false;
  if (seesKinds(actor, path)) return true;
  const own = await unitPaths(
    tx,
    actor.posts.map(({ unitId }) => unitId),
  );
  const unitId = path.at(-1)!;
  return [...own.values()].some((line) => line.includes(unitId) || path.includes(line.at(-1)!));
}

function seesKinds(actor: Actor, path: readonly UnitId[]): boolean {
  return holds(actor, leaveView, path) || holds(actor, leaveManage, path);
}

/** The kinds of the leave that the actor may open: their own, what they consider or decide about, and by right that of all. */
async function kindsShown(ctx: TxContext, absences: readonly AbsenceRow[], path: readonly UnitId[]) {
  const { actor } = ctx;
  const all = seesKinds(actor, path);
  const posts = heldPosts(actor);
  const rows = await requestsByIds(
    ctx.tx,
    absences.map(({ requestId }) => requestId),
  );
  const shown = rows.filter(
    ({ personId, superiorPostId, officialPostId }) =>
      all || personId === actor.personId || posts.includes(superiorPostId) || posts.includes(officialPostId),
  );
  return new Map(shown.map(({ id, kind }) => [id, kind]));
}
