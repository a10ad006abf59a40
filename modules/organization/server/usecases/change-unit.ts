import { ensure, found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitChanged } from '../../contract/events.ts';
import type { UnitView } from '../../contract/shapes.ts';
import type { units } from '../../contract/units.ts';
import { presentUnit } from '../organization.present.ts';
import { mayManageUnit } from '../policy.ts';
import { refuseWhen } from '../refuse-when.ts';
import { changedFields } from '../rules/changed-fields.ts';
import { lockStructure, moveUnit, type UnitRow, unitById, updateUnit } from '../units.queries.ts';

/** Changes a unit, or moves it with everything below it to another parent. */
export async function changeUnit(ctx: TxContext, input: InputOf<typeof units.change>): Promise<UnitView> {
  const { tx, actor } = ctx;
  const { unitId, parentId, ...patch } = input;
  await lockStructure(tx);
  const unit = found(await unitById(tx, unitId));
  ensure(mayManageUnit(actor, unit.path), 'core.not-found');

  const changed = changedFields<UnitRow>(unit, patch);
  const after: UnitRow = { ...unit, ...changed };
  ensure(!after.activeUntil || after.activeUntil >= after.activeFrom, 'organization.period-reversed');
  await refuseWhen(
    { unit_code_taken: 'organization.unit-code-taken' },
    updateUnit(tx, actor.agencyId, after),
  );
  const fields = Object.keys(changed);
  if (parentId && parentId !== unit.parentId) {
    after.path = await moveBelow(ctx, unit, parentId);
    after.parentId = parentId;
    fields.push('parentId');
  }
  if (fields.length > 0) {
    await emit(ctx, unitChanged, { subject: unitId, payload: { unitId, unitName: after.name, fields } });
  }
  return presentUnit(actor, after);
}

async function moveBelow({ tx, actor }: TxContext, unit: UnitRow, parentId: UnitId): Promise<UnitId[]> {
  const parent = found(await unitById(tx, parentId));
  ensure(mayManageUnit(actor, parent.path), 'core.not-found');
  ensure(unit.parentId && !parent.path.includes(unit.id), 'organization.unit-loop');
  ensure(
    !parent.activeUntil || (unit.activeUntil && unit.activeUntil <= parent.activeUntil),
    'organization.unit-closed',
  );
  await moveUnit(tx, unit.id, parentId, parent.path);
  return [...parent.path, unit.id];
}
