import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitCreated } from '../../contract/events.ts';
import type { UnitView } from '../../contract/shapes.ts';
import type { units } from '../../contract/units.ts';
import { presentUnit } from '../organization.present.ts';
import { mayManageUnit } from '../policy.ts';
import { refuseWhen } from '../refuse-when.ts';
import { insertUnit, lockStructure, type UnitRow, unitById } from '../units.queries.ts';

/** Creates a unit below another, from a day on. */
export async function createUnit(ctx: TxContext, input: InputOf<typeof units.create>): Promise<UnitView> {
  const { tx, actor } = ctx;
  await lockStructure(tx);
  const parent = found(await unitById(tx, input.parentId));
  ensure(mayManageUnit(actor, parent.path), 'core.not-found');
  ensure(!parent.activeUntil || parent.activeUntil >= input.activeFrom, 'organization.unit-closed');

  const id: UnitRow['id'] = newId();
  const unit: UnitRow = {
    ...input,
    id,
    shortName: input.shortName ?? null,
    path: [...parent.path, id],
    activeUntil: null,
  };
  await refuseWhen({ unit_code_taken: 'organization.unit-code-taken' }, insertUnit(tx, actor.agencyId, unit));
  await emit(ctx, unitCreated, { subject: id, payload: { unitId: id, unitName: unit.name } });
  return presentUnit(actor, unit);
}
