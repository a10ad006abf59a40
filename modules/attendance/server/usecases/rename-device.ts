import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DeviceView, devices } from '../../contract/devices.ts';
import { deviceRenamed } from '../../contract/events.ts';
import { presentDevice } from '../devices.present.ts';
import { nameDevice } from '../devices.queries.ts';
import { ownOpenDevice } from '../own-device.ts';

/** Gives a device of the actor another name. */
export async function renameDevice(
  ctx: TxContext,
  { deviceId, name }: InputOf<typeof devices.rename>,
): Promise<DeviceView> {
  const device = await ownOpenDevice(ctx, deviceId);
  await nameDevice(ctx.tx, deviceId, name);
  const { personId } = device;
  await emit(ctx, deviceRenamed, { subject: personId, payload: { personId, deviceId } });
  return presentDevice({ ...device, name });
}
