import { startOfDay } from '#core/clock/day-bounds.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { type DayPlan as CalendarPlan, plansOf } from '#modules/calendar/server/calendar.api.ts';
import type { PlacedPerson } from '#modules/organization/server/organization.api.ts';
import type { DayMark } from '../contract/day-marks.ts';
import type { DayResult } from '../contract/day-results.ts';
import type { DeductionScheme } from '../contract/deduction-schemes.ts';
import { type CountedCheckIn, countedCheckIns } from './check-ins.queries.ts';
import { type DayRow, schemesOf } from './days.queries.ts';
import { marksOf } from './marks.queries.ts';
import { addDays, type Day } from './rules/calendar-days.ts';
import { evaluateDay } from './rules/days/evaluate-day.ts';
import { type PlannedDay, plannedDay } from './rules/days/plan-days.ts';

/** A day of a person as it stands at the moment. */
export interface Reckoned {
  person: Pick<PlacedPerson, 'personId' | 'unitId'>;
  result: DayResult;
  kind: PlannedDay['plan']['kind'];
  /** Check-ins of it that somebody still has to look at. */
  awaits: number;
  /** No check-in can come for it any more. */
  closed: boolean;
  /** From when on a check-in is one for its hours; null where there are none. */
  opensAt: number | null;
  /** When the hours of the day before end, at the latest; null where there were none. */
  earlierUntil: number | null;
}

/** How a day of many people stands now, in as many statements as for one. */
export async function reckonDay(
  ctx: TxContext,
  day: Day,
  people: readonly Pick<PlacedPerson, 'personId' | 'unitId'>[],
): Promise<Reckoned[]> {
  const { tx, actor, clock } = ctx;
  const ids = people.map(({ personId }) => personId);
  const from = startOfDay(actor.zone, addDays(day, -1));
  const until = startOfDay(actor.zone, addDays(day, 3));
  const [plans, checkIns, marks, schemes] = await Promise.all([
    plansOf(tx, ids, addDays(day, -1), addDays(day, 1)),
    countedCheckIns(tx, ids, from, until),
    marksOf(tx, ids, day, day),
    schemesOf(tx),
  ]);
  const [ownCheckIns, ownMarks] = [byPerson(checkIns), byPerson(marks)];
  const planned = sharedPlans();
  const asOf = clock.now().getTime();
  return people.map((person) =>
    reckonOne({
      person,
      planned: planned(plans.get(person.personId)!),
      checkIns: ownCheckIns.get(person.personId) ?? [],
      marks: (ownMarks.get(person.personId) ?? []).map(({ mark }) => mark),
      ...{ schemes, asOf },
    }),
  );
}

/** What is known about a day of a person. */
export interface KnownDay {
  person: Reckoned['person'];
  planned: PlannedDay;
  /** Also of the days around it. */
  checkIns: readonly Pick<CountedCheckIn, 'direction' | 'at' | 'awaits'>[];
  marks: readonly DayMark[];
  schemes: readonly DeductionScheme[];
  asOf: number;
}

/** How one day of one person stands by what is known. */
export function reckonOne({ person, planned, checkIns, marks, schemes, asOf }: KnownDay): Reckoned {
  const { plan, takes, closesAt, marks: byPattern, earlierUntil } = planned;
  const taken = checkIns.filter(({ at }) =>
    takes.some((span) => at.getTime() >= span.from && at.getTime() < span.to),
  );
  const result = evaluateDay({
    plan,
    checkIns: taken.map(({ direction, at }) => ({ direction, at: at.getTime() })),
    marks: [...byPattern, ...marks],
    ...{ schemes, asOf },
  });
  const awaits = taken.filter((one) => one.awaits).length;
  const opensAt = plan.hours?.takes.from ?? null;
  return { person, result, kind: plan.kind, awaits, closed: asOf >= closesAt, opensAt, earlierUntil };
}

/** People about whom the same was decided share an array of plans, and so the day that is made of it. */
function sharedPlans(): (plans: readonly CalendarPlan[]) => PlannedDay {
  const known = new Map<readonly CalendarPlan[], PlannedDay>();
  return (plans) => {
    const day = known.get(plans) ?? plannedDay(plans[0], plans[1]!, plans[2]);
    known.set(plans, day);
    return day;
  };
}

export function byPerson<T extends { personId: PersonId }>(rows: readonly T[]): Map<PersonId, T[]> {
  const groups = new Map<PersonId, T[]>();
  for (const row of rows) {
    const group = groups.get(row.personId);
    if (group) group.push(row);
    else groups.set(row.personId, [row]);
  }
  return groups;
}

/** The day as it is kept, and as pages show it. */
export function dayRow({ person, result, kind, awaits, closed }: Reckoned): DayRow {
  const { minutes } = result;
  const instant = (at: number | null) => (at === null ? null : new Date(at));
  return {
    ...{ personId: person.personId, unitId: person.unitId, day: result.day, kind },
    ...{ status: result.status, remote: result.remote },
    checkInAt: instant(result.checkIn),
    checkOutAt: instant(result.checkOut),
    ...{ worked: minutes.worked, credited: minutes.credited, excused: minutes.excused, late: minutes.late },
    ...{ early: minutes.early, absent: minutes.absent, unproven: minutes.unproven },
    extra: result.extraMinutes,
    lateTier: result.late?.tier ?? null,
    earlyTier: result.early?.tier ?? null,
    absentHalves: result.absentDays * 2,
    deduction: result.deduction,
    awaits,
    why: [...result.why],
    closed,
  };
}

/** Elected officials and others who are no civil servants keep no hours. */
export const keepsHours = ({ kind }: Pick<PlacedPerson, 'kind'>): boolean => kind !== 'other';
