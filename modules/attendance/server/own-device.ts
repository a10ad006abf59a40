import { ensure, found } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DeviceId } from '../contract/terms.ts';
import { type DeviceRow, devicesByIds } from './devices.queries.ts';
import { phoneOwner } from './policy.ts';

/** A device of the actor that was not ended. @throws core.not-found, attendance.device-ended, attendance.not-by-program */
export async function ownOpenDevice({ tx, actor }: TxContext, deviceId: DeviceId): Promise<DeviceRow> {
  const device = found((await devicesByIds(tx, phoneOwner(actor), [deviceId])).get(deviceId));
  ensure(device.endedAt === null, 'attendance.device-ended');
  return device;
}
