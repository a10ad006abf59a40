import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { settingsDecided } from '../../contract/events.ts';
import type { attendanceSettings, SettingsView } from '../../contract/settings.ts';
import { managesAgency } from '../managed-units.ts';
import { insertSettings } from '../settings.queries.ts';

/** Decides about attendance from a day on. */
export async function decideSettings(
  ctx: TxContext,
  input: InputOf<typeof attendanceSettings.decide>,
): Promise<SettingsView> {
  ensure(await managesAgency(ctx), 'core.not-found');
  ensure(input.startsOn >= dayIn(ctx.actor.zone, ctx.clock.now()), 'attendance.begun-stays');
  const { agencyId, personId } = ctx.actor;
  await insertSettings(ctx.tx, agencyId, input, found(personId), ctx.clock.now());
  const { startsOn, basis } = input;
  await emit(ctx, settingsDecided, { subject: agencyId, payload: { startsOn, basis } });
  return input;
}
