import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { attendanceShowCode } from '../../contract/permissions.ts';
import type { places } from '../../contract/place-operations.ts';
import { agencyHmac } from '../agency-hmac.ts';
import { todayOf } from '../managed-place.ts';
import { placeById } from '../places.queries.ts';
import { codeMs, entranceCode, stepAt } from '../rules/codes/entrance-code.ts';

/** The code that the screen at an entrance shows now. */
export async function showCode(
  ctx: TxContext,
  { placeId }: InputOf<typeof places.showCode>,
): Promise<OutputOf<typeof places.showCode>> {
  const { tx, actor, secrets } = ctx;
  const today = todayOf(ctx);
  const place = found(await placeById(tx, placeId, today));
  ensure(holds(actor, attendanceShowCode, await unitPath(tx, place.unitId)), 'core.not-found');
  ensure(
    place.versions.some(({ startsOn }) => startsOn <= today),
    'attendance.place-closed',
  );
  const at = ctx.clock.now().getTime();
  const step = stepAt(at);
  const digits = entranceCode(placeId, step, agencyHmac(secrets, actor.agencyId, 'entrance'));
  return { place: place.name, digits, from: step * codeMs, to: (step + 1) * codeMs, at };
}
