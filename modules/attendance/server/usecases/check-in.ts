import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { checkIns } from '../../contract/check-ins.ts';
import { setScene } from '../check-in-scene.ts';
import { takeCheckIn } from '../take-check-in.ts';
import { giveTicket } from '../time-tickets.ts';

/** Checks in or out now; with the answer comes a time ticket for what follows. */
export async function checkIn(
  ctx: TxContext,
  input: InputOf<typeof checkIns.checkIn>,
): Promise<OutputOf<typeof checkIns.checkIn>> {
  const scene = await setScene(ctx, [input.statement]);
  const taken = await takeCheckIn(ctx, scene, input, true);
  return { checkIn: taken.checkIn, ticket: giveTicket(ctx, input.statement.deviceId) };
}
