import { ensure, found } from '#core/contract/errors.ts';
import { type FileId, newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { letterReceived } from '../../contract/events.ts';
import type { letters } from '../../contract/letters.ts';
import { registerLetters } from '../../contract/permissions.ts';
import type { IntakeId } from '../../contract/terms.ts';
import type { IntakeView } from '../../contract/views.ts';
import { claimDocuments } from '../claim-documents.ts';
import { intakeById } from '../intake.queries.ts';
import { addIntake } from '../intake.writes.ts';
import { registryUnit } from '../letters.policy.ts';
import { showIntakes } from '../show-intakes.ts';

/** Takes in uploaded files as one piece of mail; each is read in the background. */
export async function receiveMail(
  ctx: TxContext,
  input: InputOf<typeof letters.receive>,
): Promise<IntakeView> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const unitId = found(input.unitId ?? registryUnit(actor));
  ensure(holds(actor, registerLetters, await unitPath(tx, unitId)), 'core.not-found');

  const intakeId = newId<'Intake'>() as IntakeId;
  const written = addIntake(tx, {
    id: intakeId,
    agencyId: actor.agencyId,
    unitId,
    channel: input.channel,
    receivedAt: now,
    receivedBy: actor.personId,
    origin: null,
    originKey: null,
  });
  await Promise.all([written, claimDocuments(ctx, intakeId, input.fileIds as FileId[], 0)]);
  await emit(ctx, letterReceived, {
    subject: intakeId,
    payload: { channel: input.channel, documents: input.fileIds.length },
  });
  const [view] = await showIntakes(ctx, [found(await intakeById(tx, intakeId))]);
  return found(view);
}
