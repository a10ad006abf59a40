import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import type { kiosks } from '../../contract/kiosks.ts';
import { presentKiosks } from '../kiosks.present.ts';
import { kioskPage } from '../kiosks.queries.ts';
import { todayOf } from '../managed-place.ts';
import { placeById } from '../places.queries.ts';
import { mayManageUnit } from '../policy.ts';

/** Devices that stand at a place that one manages. */
export async function listKiosks(
  ctx: TxContext,
  { placeId, ...input }: InputOf<typeof kiosks.list>,
): Promise<OutputOf<typeof kiosks.list>> {
  const { tx, actor } = ctx;
  const place = found(await placeById(tx, placeId, todayOf(ctx)));
  ensure(mayManageUnit(actor, await unitPath(tx, place.unitId)), 'core.not-found');
  const { rows, next } = uuidPage(input, await kioskPage(tx, placeId, cursorId(input.cursor), input.size));
  return { items: await presentKiosks(tx, rows), next };
}
