import { startOfDay, startOfNextDay } from '#core/clock/day-bounds.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { type Placement, placementsOf } from '#modules/organization/server/organization.api.ts';
import { decidedAbout } from './decided.queries.ts';
import { type Day, daysFrom } from './rules/days.ts';
import type { Decided } from './rules/decided.ts';
import { groupBy } from './rules/group-by.ts';
import type { DayPlan } from './rules/plan-day.ts';
import { openRulebook } from './rules/rulebook.ts';
import { type Supposed, supposing } from './rules/supposed.ts';

/**
 * The plans of people for the days from one to another, both with it, in a number of statements that does not grow with
 * either. People of one unit about whom the same was decided share their plans: one array, not to be changed.
 */
export async function plansOf(
  tx: Tx,
  personIds: readonly PersonId[],
  from: Day,
  until: Day,
): Promise<Map<PersonId, readonly DayPlan[]>> {
  const { decided, placed } = await knownAbout(tx, personIds, from, until);
  return planAll(decided, placed, personIds, daysFrom(from, until));
}

/** The plans of people as they are, and as they would be if something else had counted all the time. */
export async function plansSupposing(
  tx: Tx,
  personIds: readonly PersonId[],
  from: Day,
  until: Day,
  supposed: Supposed,
): Promise<{
  before: ReadonlyMap<PersonId, readonly DayPlan[]>;
  after: ReadonlyMap<PersonId, readonly DayPlan[]>;
}> {
  const { decided, placed } = await knownAbout(tx, personIds, from, until);
  const span = daysFrom(from, until);
  return {
    before: planAll(decided, placed, personIds, span),
    after: planAll(supposing(decided, supposed), placed, personIds, span),
  };
}

async function knownAbout(tx: Tx, personIds: readonly PersonId[], from: Day, until: Day) {
  const decided = await decidedAbout(tx, from, until, personIds);
  const { agencyZone: zone } = decided;
  const placed = await placementsOf(tx, personIds, startOfDay(zone, from), startOfNextDay(zone, until));
  return { decided, placed };
}

function planAll(
  decided: Decided,
  placed: readonly Placement[],
  personIds: readonly PersonId[],
  span: readonly Day[],
): Map<PersonId, readonly DayPlan[]> {
  const placements = groupBy(placed, ({ personId }) => personId);
  const book = openRulebook(decided);
  const starts = span.map((day) => startOfDay(decided.agencyZone, day));

  const shared = new Map<string, readonly DayPlan[]>();
  const plansFor = (personId: PersonId): readonly DayPlan[] => {
    const own = placements.get(personId) ?? [];
    const key = [...own.map((one) => placeAndTime(one, starts[0]!)), book.decidedAlone(personId)].join(' ');
    const plans =
      shared.get(key) ??
      span.map((day, at) => book.planFor({ personId, path: pathOn(own, starts[at]!) }, day));
    shared.set(key, plans);
    return plans;
  };
  return new Map(personIds.map((personId) => [personId, plansFor(personId)]));
}

const nowhere: readonly UnitId[] = [];

/** The path of the unit by which somebody goes on the day that starts then; of the first of several posts. */
function pathOn(placements: readonly Placement[], start: Date): readonly UnitId[] {
  const end = start.getTime() + 86_400_000;
  const placement = placements.find(
    ({ startsAt, endsAt }) => startsAt.getTime() < end && (endsAt === null || endsAt > start),
  );
  return placement?.path ?? nowhere;
}

/** The same for all whose time began before the first day, whenever that was. */
function placeAndTime({ path, startsAt, endsAt }: Placement, first: Date): string {
  return `${path.at(-1)}@${Math.max(startsAt.getTime(), first.getTime())}-${endsAt?.getTime() ?? ''}`;
}
