import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { kioskDeclared } from '../../contract/events.ts';
import type { KioskView, kiosks } from '../../contract/kiosks.ts';
import { isDeviceKey, keyFingerprint } from '../device-key.ts';
import { presentKiosks } from '../kiosks.present.ts';
import { insertKiosk } from '../kiosks.queries.ts';
import { lockManagedPlace, recordedBy } from '../managed-place.ts';

/** Declares the key of a device that stands at a place for everybody. */
export async function declareKiosk(
  ctx: TxContext,
  { placeId, name, publicKey }: InputOf<typeof kiosks.declare>,
): Promise<KioskView> {
  const place = await lockManagedPlace(ctx, placeId);
  ensure(place.versions.length > 0, 'attendance.place-closed');
  const key = Buffer.from(publicKey, 'base64');
  ensure(isDeviceKey(key), 'attendance.not-a-key');
  const kiosk = { placeId, name, fingerprint: keyFingerprint(key) };
  const row = await insertKiosk(ctx.tx, recordedBy(ctx), kiosk);
  await emit(ctx, kioskDeclared, { subject: placeId, payload: { placeId, name } });
  return found((await presentKiosks(ctx.tx, [row]))[0]);
}
