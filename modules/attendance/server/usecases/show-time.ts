import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { devices } from '../../contract/devices.ts';
import { ownOpenDevice } from '../own-device.ts';
import { giveTicket } from '../time-tickets.ts';

/** What the time is, sealed for the actor on one of their devices. */
export async function showTime(
  ctx: TxContext,
  { deviceId }: InputOf<typeof devices.showTime>,
): Promise<OutputOf<typeof devices.showTime>> {
  await ownOpenDevice(ctx, deviceId);
  return { at: ctx.clock.now().getTime(), ticket: giveTicket(ctx, deviceId) };
}
