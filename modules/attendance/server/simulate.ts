import { startOfDay } from '#core/clock/day-bounds.ts';
import { ensure } from '#core/contract/errors.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  type DayPlan as CalendarPlan,
  plansOf,
  plansProposed,
} from '#modules/calendar/server/calendar.api.ts';
import type { DayResult } from '../contract/day-results.ts';
import type { DeductionScheme } from '../contract/deduction-schemes.ts';
import type { RulesProposal } from '../contract/proposals.ts';
import { schemeFault } from '../contract/scheme-faults.ts';
import { countedCheckIns } from './check-ins.queries.ts';
import { schemesOf } from './days.queries.ts';
import { marksOf } from './marks.queries.ts';
import { byPerson, type Reckoned, reckonOne } from './reckon-days.ts';
import { addDays, type Day, daysFrom } from './rules/calendar-days.ts';
import { differs } from './rules/days/compare-days.ts';
import { type PlannedDay, plannedDay } from './rules/days/plan-days.ts';
import { samePlan } from './rules/days/same-plan.ts';

/** The month before that of a day. */
export function lastFullMonth(today: Day): { from: Day; until: Day } {
  const until = addDays(`${today.slice(0, 7)}-01`, -1);
  return { from: `${until.slice(0, 7)}-01`, until };
}

/** Somebody with the days of a month that were kept of them, and the unit of each. */
export interface KeptMonth {
  personId: PersonId;
  days: readonly { day: Day; unitId: UnitId }[];
}

/** A day as it is, and as it would be by what is proposed. */
export interface ComparedDay {
  before: Reckoned;
  after: Reckoned;
  differs: boolean;
}

/**
 * Kept check-ins and marks of people, reckoned by the rules as they are and as they are proposed, in as many statements as for
 * one person; each person when asked for, so that nobody's days are held longer than they are needed. Nothing is written.
 * @throws what `schemeFault` finds, and what the calendar refuses of its proposals
 */
export async function compareDays(
  ctx: TxContext,
  people: readonly KeptMonth[],
  { from, until }: { from: Day; until: Day },
  proposal: RulesProposal,
): Promise<(person: KeptMonth) => ComparedDay[]> {
  const { tx, actor, clock } = ctx;
  const ids = people.map(({ personId }) => personId);
  const [plans, checkIns, marks, schemes] = await Promise.all([
    bothPlans(ctx, ids, addDays(from, -1), addDays(until, 1), proposal),
    countedCheckIns(
      tx,
      ids,
      startOfDay(actor.zone, addDays(from, -1)),
      startOfDay(actor.zone, addDays(until, 3)),
    ),
    marksOf(tx, ids, from, until),
    schemesOf(tx),
  ]);
  const proposed = proposedSchemes(proposal, schemes);
  const [ownCheckIns, ownMarks] = [byPerson(checkIns), byPerson(marks)];
  const plan = sharedDays();
  const asOf = clock.now().getTime();
  const month = new Map(
    daysFrom(from, until).map((day, at) => [
      day,
      { at: at + 1, start: startOfDay(actor.zone, day).getTime() },
    ]),
  );

  const compare = ({ personId }: KeptMonth, day: Day, unitId: UnitId): ComparedDay => {
    const { at, start } = month.get(day)!;
    const [now, other] = [plan(plans.before.get(personId)!, at), plan(plans.after.get(personId)!, at)];
    const known = {
      person: { personId, unitId },
      checkIns: (ownCheckIns.get(personId) ?? []).filter((one) => near(one.at.getTime(), start)),
      marks: (ownMarks.get(personId) ?? [])
        .filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)
        .map(({ mark }) => mark),
      asOf,
    };
    const before = reckonOne({ ...known, planned: now, schemes });
    const stays = proposed === schemes || isWithoutFault(before.result);
    if (stays && samePlan(now, other)) return { before, after: before, differs: false };
    const after = reckonOne({ ...known, planned: other, schemes: proposed });
    return { before, after, differs: differs(before, after) };
  };
  return (person) => person.days.map(({ day, unitId }) => compare(person, day, unitId));
}

/** A day at work on which nothing is missing costs nothing under any scheme. */
const isWithoutFault = ({ status }: DayResult): boolean => status === 'present';

const dayMs = 86_400_000;
/** A check-in of a day was made from the day before it to two days after. */
const near = (at: number, start: number): boolean => at >= start - dayMs && at < start + 3 * dayMs;

function proposedSchemes(
  proposal: RulesProposal,
  schemes: readonly DeductionScheme[],
): readonly DeductionScheme[] {
  if (proposal.kind !== 'scheme') return schemes;
  const fault = schemeFault(proposal.rules);
  ensure(!fault, `attendance.${fault}`);
  return [{ from: '0001-01-01', until: null, rules: proposal.rules }];
}

type Plans = ReadonlyMap<PersonId, readonly CalendarPlan[]>;

async function bothPlans(
  { tx }: TxContext,
  ids: readonly PersonId[],
  from: Day,
  until: Day,
  proposal: RulesProposal,
): Promise<{ before: Plans; after: Plans }> {
  if (proposal.kind !== 'scheme') return plansProposed(tx, ids, from, until, proposal);
  const plans = await plansOf(tx, ids, from, until);
  return { before: plans, after: plans };
}

/** People about whom the same was decided share their plans, and so the days that are made of them. */
function sharedDays(): (plans: readonly CalendarPlan[], at: number) => PlannedDay {
  const known = new Map<readonly CalendarPlan[], PlannedDay[]>();
  return (plans, at) => {
    const days = known.get(plans) ?? [];
    known.set(plans, days);
    days[at] ??= plannedDay(plans[at - 1], plans[at]!, plans[at + 1]);
    return days[at];
  };
}
