import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { intakeDiscarded } from '../../contract/events.ts';
import type { letters } from '../../contract/letters.ts';
import { discardIntake as writeDiscard } from '../intake.writes.ts';
import { loadIntake } from './open-intake.ts';

/** Puts mail aside that is not to be registered; its files stay for the record. */
export async function discardIntake(
  ctx: TxContext,
  input: InputOf<typeof letters.discardIntake>,
): Promise<undefined> {
  const intake = await loadIntake(ctx, input.intakeId, { lock: true });
  ensure(!intake.settled_at, 'letters.intake-settled');
  await writeDiscard(ctx.tx, intake.id, input.reason, ctx.clock.now());
  await emit(ctx, intakeDiscarded, { subject: intake.id, payload: { reason: input.reason } });
}
