import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { deviceProofBytes } from '../../contract/check-in-statement.ts';
import type { DeviceView, devices } from '../../contract/devices.ts';
import { deviceBound } from '../../contract/events.ts';
import { isDeviceKey, isSignedBy, keyFingerprint } from '../device-key.ts';
import { presentDevice } from '../devices.present.ts';
import { devicesByIds, devicesOf, insertDevice } from '../devices.queries.ts';
import { lockPerson } from '../people.queries.ts';
import { phoneOwner } from '../policy.ts';

const mostDevices = 10;

/** Binds a device to the actor by a key that was made on it. */
export async function bindDevice(
  ctx: TxContext,
  { name, publicKey, proof }: InputOf<typeof devices.bind>,
): Promise<DeviceView> {
  const { tx, actor, clock } = ctx;
  const personId = phoneOwner(actor);
  const key = Buffer.from(publicKey, 'base64');
  ensure(isDeviceKey(key), 'attendance.not-a-key');
  const proven = isSignedBy(key, deviceProofBytes(personId, publicKey), Buffer.from(proof, 'base64'));
  ensure(proven, 'attendance.key-not-proven');

  await lockPerson(tx, personId);
  const open = (await devicesOf(tx, personId)).filter(({ endedAt }) => endedAt === null);
  ensure(!open.some((one) => one.publicKey.equals(key)), 'attendance.device-known');
  ensure(open.length < mostDevices, 'attendance.too-many-devices', { most: mostDevices });
  const fingerprint = keyFingerprint(key);
  const device = { agencyId: actor.agencyId, personId, name, publicKey: key, fingerprint };
  const deviceId = await insertDevice(tx, { ...device, at: clock.now() });
  await emit(ctx, deviceBound, { subject: personId, payload: { personId, deviceId } });
  return presentDevice(found((await devicesByIds(tx, personId, [deviceId])).get(deviceId)));
}
