import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames } from '#modules/organization/server/organization.api.ts';
import type { UnitZoneView, unitZones } from '../../contract/assignments.ts';
import { zoneSet } from '../../contract/events.ts';
import { zonesOf } from '../assignments.queries.ts';
import { insertZone } from '../assignments.writes.ts';
import { lockCalendar } from '../basis.writes.ts';
import { endRows } from '../dated.writes.ts';
import { todayOf, writeBasis } from '../deciding.ts';
import { takeOver } from '../rules/take-over.ts';
import { ensureManages } from '../who-manages.ts';
import { presentZone } from '../zones.present.ts';

/** Sets the zone of a unit with all below it, from a day on. */
export async function setZone(
  ctx: TxContext,
  { unitId, zone, startsOn, ...input }: InputOf<typeof unitZones.set>,
): Promise<UnitZoneView> {
  const { tx } = ctx;
  await ensureManages(ctx, null);
  const names = await unitNames(tx, [unitId]);
  ensure(names.has(unitId), 'core.not-found');

  await lockCalendar(tx);
  const taken = takeOver(await zonesOf(tx, unitId), { startsOn, endsBefore: null }, todayOf(ctx));
  ensure(taken, 'calendar.begun-stays');
  const basis = writeBasis(ctx, input);
  const endings = taken.cut.map(({ row, endsBefore }) => ({ id: row.id, endsBefore }));
  await endRows(tx, 'zone', endings, basis.id);
  const id = await insertZone(ctx.tx, ctx.actor.agencyId, { unitId, zone, startsOn, basisId: basis.id });
  await emit(ctx, zoneSet, {
    subject: unitId,
    payload: { unitId, zone, startsOn, basisNumber: input.basisNumber },
  });
  return presentZone({ id, unitId, zone, startsOn, endsBefore: null, basis: basis.view }, names);
}
