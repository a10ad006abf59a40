import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { kioskEnded } from '../../contract/events.ts';
import type { kiosks } from '../../contract/kiosks.ts';
import { endKioskAt, kioskAt } from '../kiosks.queries.ts';
import { lockManagedPlace, recordedBy } from '../managed-place.ts';

/** Takes back that a device stands at a place for everybody. */
export async function endKiosk(
  ctx: TxContext,
  { placeId, kioskId }: InputOf<typeof kiosks.end>,
): Promise<undefined> {
  await lockManagedPlace(ctx, placeId);
  const { name } = found(await kioskAt(ctx.tx, placeId, kioskId));
  await endKioskAt(ctx.tx, kioskId, recordedBy(ctx));
  await emit(ctx, kioskEnded, { subject: placeId, payload: { placeId, name } });
}
