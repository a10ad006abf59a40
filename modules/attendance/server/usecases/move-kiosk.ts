import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { kioskMoved } from '../../contract/events.ts';
import type { KioskView, kiosks } from '../../contract/kiosks.ts';
import { presentKiosks } from '../kiosks.present.ts';
import { endKioskAt, insertKiosk, kioskAt } from '../kiosks.queries.ts';
import { lockManagedPlace, recordedBy } from '../managed-place.ts';

/** Moves a shared device to another place; check-ins from before stay where they were made. */
export async function moveKiosk(
  ctx: TxContext,
  { placeId: fromPlaceId, kioskId, toPlaceId: placeId }: InputOf<typeof kiosks.move>,
): Promise<KioskView> {
  const { tx } = ctx;
  await lockManagedPlace(ctx, fromPlaceId);
  const { name, fingerprint } = found(await kioskAt(tx, fromPlaceId, kioskId));
  const place = await lockManagedPlace(ctx, placeId);
  ensure(placeId !== fromPlaceId, 'attendance.kiosk-there');
  ensure(place.versions.length > 0, 'attendance.place-closed');
  const recorded = recordedBy(ctx);
  await endKioskAt(tx, kioskId, recorded);
  const row = await insertKiosk(tx, recorded, { placeId, name, fingerprint });
  await emit(ctx, kioskMoved, { subject: placeId, payload: { placeId, fromPlaceId, name } });
  return found((await presentKiosks(tx, [row]))[0]);
}
