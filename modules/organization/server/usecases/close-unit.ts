import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitClosed } from '../../contract/events.ts';
import type { UnitView } from '../../contract/shapes.ts';
import type { units } from '../../contract/units.ts';
import { presentUnit } from '../organization.present.ts';
import { mayManageUnit } from '../policy.ts';
import { lockStructure, unitById, unitOutlasted, updateUnit } from '../units.queries.ts';

/** Closes a unit after its last day; what lies in it must have been closed before. */
export async function closeUnit(ctx: TxContext, input: InputOf<typeof units.close>): Promise<UnitView> {
  const { tx, actor } = ctx;
  const { unitId, activeUntil } = input;
  await lockStructure(tx);
  const unit = found(await unitById(tx, unitId));
  ensure(mayManageUnit(actor, unit.path), 'core.not-found');
  ensure(activeUntil >= unit.activeFrom, 'organization.period-reversed');
  ensure(unit.parentId && !(await unitOutlasted(tx, unitId, activeUntil)), 'organization.unit-in-use');

  const closed = { ...unit, activeUntil };
  await updateUnit(tx, actor.agencyId, closed);
  await emit(ctx, unitClosed, {
    subject: unitId,
    payload: { unitId, unitName: unit.name, until: activeUntil },
  });
  return presentUnit(actor, closed);
}
