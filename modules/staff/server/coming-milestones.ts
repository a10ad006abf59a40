import { dayIn } from '#core/clock/clock.ts';
import { found } from '#core/contract/errors.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  employeesByIds,
  peopleUnder,
  rootUnit,
  unitNames,
} from '#modules/organization/server/organization.api.ts';
import type { MilestoneEntry } from '../contract/milestones.ts';
import type { Milestone } from '../contract/outlook.ts';
import { staffView } from '../contract/permissions.ts';
import { pathsOf } from './entries.queries.ts';
import type { MilestoneQuestion, MilestoneRow } from './milestones.queries.ts';
import { mayView, viewedUnits } from './policy.ts';
import type { Day } from './rules/days.ts';

/** What is asked of the list. */
interface AskedMilestones {
  what?: Milestone['what'] | undefined;
  unitId?: UnitId | undefined;
  until?: Day | undefined;
}

/** Whose milestones of which kind the actor is shown. */
export async function milestoneScope(
  ctx: TxContext,
  { what, unitId, until }: AskedMilestones,
): Promise<Omit<MilestoneQuestion, 'after'>> {
  return { what: what ?? null, until: until ?? null, personIds: await peopleShown(ctx, unitId) };
}

/** Null for everybody: who sees the files of the whole agency and asks for no unit. */
async function peopleShown(ctx: TxContext, unitId: UnitId | undefined): Promise<PersonId[] | null> {
  const { tx, actor, clock } = ctx;
  const root = found(await rootUnit(tx));
  if (!unitId && holds(actor, staffView, [root.id])) return null;
  const now = clock.now();
  const units = unitId ? [unitId] : viewedUnits(actor);
  const people = await peopleUnder(tx, units, now, dayIn(actor.zone, now));
  return people.filter((person) => mayView(actor, person)).map(({ personId }) => personId);
}

/** A line of the list, with the number by which offices know the employee. */
export type ShownMilestone = MilestoneEntry & { nip: string | null };

/** Lines with names and units; of whoever came to go by another unit meanwhile nothing. */
export async function presentMilestones(
  { tx, actor }: TxContext,
  rows: readonly MilestoneRow[],
): Promise<ShownMilestone[]> {
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  const [people, paths] = await Promise.all([employeesByIds(tx, ids), pathsOf(tx, ids)]);
  const units = await namesOf(tx, [...paths.values()]);
  return rows.flatMap(({ personId, ...row }) => {
    const path = paths.get(personId) ?? [];
    const person = people.get(personId);
    if (!person || !mayView(actor, { personId, path })) return [];
    const { name, nip } = person;
    return [{ ...row, nip, person: { id: personId, name }, unitName: units.get(path.at(-1)!) ?? '' }];
  });
}

function namesOf(tx: Tx, paths: readonly UnitId[][]) {
  return unitNames(tx, [...new Set(paths.flatMap((path) => path.slice(-1)))]);
}
