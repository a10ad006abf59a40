import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import { attendanceManage } from '../../contract/permissions.ts';
import type { places } from '../../contract/place-operations.ts';
import { todayOf } from '../managed-place.ts';
import { unitsInReach } from '../managed-units.ts';
import { presentPlaces } from '../places.present.ts';
import { placePage } from '../places.queries.ts';

/** Places of the units that one manages, the latest made first. */
export async function listPlaces(
  ctx: TxContext,
  input: InputOf<typeof places.list>,
): Promise<OutputOf<typeof places.list>> {
  const unitIds = await unitsInReach(ctx, attendanceManage);
  const found = await placePage(ctx.tx, unitIds, todayOf(ctx), cursorId(input.cursor), input.size);
  const { rows, next } = uuidPage(input, found);
  return { items: await presentPlaces(ctx.tx, rows), next };
}
