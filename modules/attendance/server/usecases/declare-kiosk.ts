import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { devices } from '../../contract/devices.ts';
import { kioskDeclared } from '../../contract/events.ts';
import { isDeviceKey, keyFingerprint } from '../device-key.ts';
import { insertKiosk } from '../devices.queries.ts';
import { lockManagedPlace, recordedBy } from '../managed-place.ts';

/** Declares the key of a device that stands at a place for everybody. */
export async function declareKiosk(
  ctx: TxContext,
  { placeId, publicKey }: InputOf<typeof devices.declareKiosk>,
): Promise<undefined> {
  await lockManagedPlace(ctx, placeId);
  const key = Buffer.from(publicKey, 'base64');
  ensure(isDeviceKey(key), 'attendance.not-a-key');
  await insertKiosk(ctx.tx, { ...recordedBy(ctx), fingerprint: keyFingerprint(key), placeId });
  await emit(ctx, kioskDeclared, { subject: placeId, payload: { placeId } });
}
