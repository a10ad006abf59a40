import { ensure, found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import type { letters } from '../../contract/letters.ts';
import { registerLetters } from '../../contract/permissions.ts';
import type { IntakeId } from '../../contract/terms.ts';
import type { IntakeView } from '../../contract/views.ts';
import { type IntakeRecord, intakeById } from '../intake.queries.ts';
import { showIntakes } from '../show-intakes.ts';

/** One piece of mail of a unit in which the actor registers. */
export async function openIntake(
  ctx: TxContext,
  input: InputOf<typeof letters.openIntake>,
): Promise<IntakeView> {
  const [view] = await showIntakes(ctx, [await loadIntake(ctx, input.intakeId)]);
  return found(view);
}

/** @throws core.not-found whether it is missing or of a unit that is not the actor's to register for */
export async function loadIntake(
  ctx: TxContext,
  id: IntakeId,
  options: { lock?: boolean } = {},
): Promise<IntakeRecord> {
  const intake = found(await intakeById(ctx.tx, id, options));
  ensure(
    holds(ctx.actor, registerLetters, await unitPath(ctx.tx, intake.unit_id as UnitId)),
    'core.not-found',
  );
  return intake;
}
