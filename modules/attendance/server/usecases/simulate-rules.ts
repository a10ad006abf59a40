import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  peopleByIds,
  unitNames,
  unitPath,
  unitsUnder,
} from '#modules/organization/server/organization.api.ts';
import { mostSimulated, type SimulatedSums, type simulations } from '../../contract/simulations.ts';
import { todayOf } from '../managed-place.ts';
import { pageByName } from '../name-cursor.ts';
import { mayManageUnit, seesUnit } from '../policy.ts';
import { addUp, sumDays } from '../rules/days/compare-days.ts';
import { writePlace } from '../rules/name-page.ts';
import { type ComparedDay, compareDays, type KeptMonth, lastFullMonth } from '../simulate.ts';
import { keptMonthOf, keptMonthsOfUnits } from '../simulation.queries.ts';
import { loadSubject } from '../subjects.ts';

type Input = InputOf<typeof simulations.rules>;
type Output = OutputOf<typeof simulations.rules>;
type Month = ReturnType<typeof lastFullMonth>;

/** People who are reckoned at a time: others are served in between. */
const batch = 50;

/** What rules would have changed in the last full month: sums, and for who sees the unit the people whom it touches. */
export async function simulateRules(ctx: TxContext, input: Input): Promise<Output> {
  const month = lastFullMonth(todayOf(ctx));
  const { kept, sees } = await askedOf(ctx, input, month);
  const names = await peopleByIds(
    ctx.tx,
    kept.map(({ personId }) => personId),
  );
  const everybody = kept.map((one) => ({
    ...one,
    id: one.personId,
    name: names.get(one.personId)?.name ?? '',
  }));
  const { shown: rest } = pageByName(everybody, { cursor: input.cursor, size: Math.max(1, kept.length) });

  const whole = input.cursor === undefined;
  const total = { people: rest.length, changed: 0, before: sumDays([]), after: sumDays([]) };
  const changed: Changed[] = [];
  for (let first = 0; first < rest.length; first += batch) {
    if (!whole && (!sees || changed.length > input.size)) break;
    const some = rest.slice(first, first + batch);
    const comparedOf = await compareDays(ctx, some, month, input.proposal);
    for (const person of some) {
      const one = summed(person, comparedOf(person));
      addUp(total.before, one.before);
      addUp(total.after, one.after);
      if (one.days === 0) continue;
      total.changed += 1;
      if (sees && changed.length <= input.size) changed.push(one);
    }
  }
  const page = changed.slice(0, input.size);
  const last = page.at(-1);
  return {
    ...month,
    total: whole ? total : null,
    items: await presented(ctx, page),
    next: changed.length > page.length && last ? writePlace(last) : null,
  };
}

interface Changed {
  id: PersonId;
  name: string;
  unitId: KeptMonth['days'][number]['unitId'];
  before: SimulatedSums;
  after: SimulatedSums;
  days: number;
}

function summed(
  { id, name, days }: KeptMonth & { id: PersonId; name: string },
  compared: readonly ComparedDay[],
): Changed {
  return {
    ...{ id, name, unitId: found(days.at(-1)).unitId },
    before: sumDays(compared.map(({ before }) => before)),
    after: sumDays(compared.map(({ after }) => after)),
    days: compared.filter(({ differs }) => differs).length,
  };
}

/** @throws core.not-found, attendance.one-subject, attendance.too-many-people */
async function askedOf(
  ctx: TxContext,
  input: Input,
  { from, until }: Month,
): Promise<{ kept: KeptMonth[]; sees: boolean }> {
  const { tx, actor } = ctx;
  const [unitId, personId] = [input.unitId ?? null, input.personId ?? null];
  ensure((unitId === null) !== (personId === null), 'attendance.one-subject');
  if (personId) {
    const { path } = await loadSubject(ctx, personId);
    ensure(mayManageUnit(actor, path) && seesUnit(actor, path), 'core.not-found');
    return { kept: await keptMonthOf(tx, personId, from, until), sees: true };
  }
  const path = await unitPath(tx, found(unitId));
  ensure(mayManageUnit(actor, path), 'core.not-found');
  const units = await unitsUnder(tx, [found(unitId)]);
  const kept = await keptMonthsOfUnits(tx, units, from, until, mostSimulated);
  ensure(kept.length <= mostSimulated, 'attendance.too-many-people', { most: mostSimulated });
  return { kept, sees: seesUnit(actor, path) };
}

async function presented({ tx }: TxContext, rows: readonly Changed[]): Promise<Output['items']> {
  const units = await unitNames(tx, [...new Set(rows.map(({ unitId }) => unitId))]);
  return rows.map(({ id, name, unitId, before, after, days }) => ({
    person: { id, name },
    unit: { id: unitId, name: units.get(unitId) ?? '' },
    ...{ before, after, days },
  }));
}
