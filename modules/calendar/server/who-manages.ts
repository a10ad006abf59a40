import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  placedPeople,
  placementsOf,
  rootUnit,
  unitPath,
  unitsUnder,
} from '#modules/organization/server/organization.api.ts';
import type { Scope } from './assignments.queries.ts';
import { managedUnits, mayManageAgency, mayManagePerson, mayManageUnit } from './policy.ts';

/** The root of the agency. */
export async function rootOf(tx: Tx): Promise<UnitId> {
  return found(await rootUnit(tx)).id;
}

/** Refuses, as if there were nothing, whoever may not manage the calendar of the unit, or of the agency for null. */
export async function ensureManages({ tx, actor }: TxContext, unitId: UnitId | null): Promise<void> {
  const may = unitId
    ? mayManageUnit(actor, await unitPath(tx, unitId))
    : mayManageAgency(actor, await rootOf(tx));
  ensure(may, 'core.not-found');
}

/** The units by which people go at this moment; of somebody without a post none. */
async function pathsOf(ctx: TxContext, personIds: readonly PersonId[]): Promise<Map<PersonId, UnitId[]>> {
  const now = ctx.clock.now();
  const placed = await placementsOf(ctx.tx, personIds, now, new Date(now.getTime() + 1));
  const paths = new Map<PersonId, UnitId[]>();
  for (const { personId, path } of placed) if (!paths.has(personId)) paths.set(personId, path);
  return paths;
}

/** Those of the people whose calendar the actor may manage. */
export async function managedPeople(ctx: TxContext, personIds: readonly PersonId[]): Promise<Set<PersonId>> {
  const [root, paths] = await Promise.all([rootOf(ctx.tx), pathsOf(ctx, personIds)]);
  return new Set(personIds.filter((id) => mayManagePerson(ctx.actor, paths.get(id) ?? [], root)));
}

/** All units and people whose calendar the actor may manage; null where that is everybody. */
export async function managedScope(ctx: TxContext): Promise<Scope> {
  const { tx, actor, clock } = ctx;
  if (mayManageAgency(actor, await rootOf(tx))) return { unitIds: null, personIds: null };
  const placed = await placedPeople(tx, clock.now());
  const candidates = [...new Set(placed.map(({ personId }) => personId))];
  const [unitIds, people] = await Promise.all([
    unitsUnder(tx, managedUnits(actor)),
    managedPeople(ctx, candidates),
  ]);
  return { unitIds, personIds: [...people] };
}
