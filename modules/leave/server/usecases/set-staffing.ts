import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { staffingSet } from '../../contract/events.ts';
import { leaveManage } from '../../contract/permissions.ts';
import type { StaffingView, settings } from '../../contract/settings.ts';
import { upsertStaffing } from '../settings.writes.ts';

/** Says how many people a unit needs; without a number it needs none. */
export async function setStaffing(
  ctx: TxContext,
  { unitId, ...input }: InputOf<typeof settings.setStaffing>,
): Promise<StaffingView> {
  const { tx, actor } = ctx;
  const path = await unitPath(tx, unitId);
  ensure(path.length > 0 && holds(actor, leaveManage, path), 'core.not-found');
  const needs = { people: input.people ?? null, percent: input.percent ?? null };
  const personId = found(actor.personId);
  await upsertStaffing(tx, actor.agencyId, unitId, needs, { personId, at: ctx.clock.now() });
  await emit(ctx, staffingSet, { subject: unitId, payload: { unitId } });
  return { unitId, ...needs, setBy: personId };
}
