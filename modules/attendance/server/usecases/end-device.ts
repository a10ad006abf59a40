import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DeviceView, devices } from '../../contract/devices.ts';
import { deviceEnded } from '../../contract/events.ts';
import { presentDevice } from '../devices.present.ts';
import { endDeviceAt } from '../devices.queries.ts';
import { ownOpenDevice } from '../own-device.ts';

/** Ends a device of the actor. */
export async function endDevice(
  ctx: TxContext,
  { deviceId }: InputOf<typeof devices.end>,
): Promise<DeviceView> {
  const device = await ownOpenDevice(ctx, deviceId);
  const endedAt = ctx.clock.now();
  await endDeviceAt(ctx.tx, deviceId, endedAt);
  const { personId } = device;
  await emit(ctx, deviceEnded, { subject: personId, payload: { personId, deviceId } });
  return presentDevice({ ...device, endedAt });
}
