import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { placedPeople, unitsInForce } from '#modules/organization/server/organization.api.ts';
import type { adoption } from '../../contract/adoption.ts';
import { signIns } from '../account.queries.ts';
import { ensureManagesAccounts } from '../manages-accounts.ts';
import { adoptionByUnit } from '../rules/adoption.ts';

/** How many levels are told: the agency, and the units right below it. */
const levels = 2;

/** How far the units of the agency have come into using the office. */
export async function showAdoption(ctx: TxContext): Promise<OutputOf<typeof adoption.show>> {
  await ensureManagesAccounts(ctx);
  const now = ctx.clock.now();
  const [units, placed, accounts] = await Promise.all([
    unitsInForce(ctx.tx, now, ctx.actor.zone),
    placedPeople(ctx.tx, now),
    signIns(ctx.tx, ctx.actor.agencyId),
  ]);
  const figures = adoptionByUnit(placed, accounts, now);
  const items = units.flatMap(({ id, name, path }) => {
    const counted = figures.get(id);
    return counted && path.length <= levels
      ? [{ unitId: id, unitName: name, level: path.length - 1, ...counted }]
      : [];
  });
  return { items };
}
