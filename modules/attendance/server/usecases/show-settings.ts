import { dayIn } from '#core/clock/clock.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { attendanceSettings } from '../../contract/settings.ts';
import { managesAgency } from '../managed-units.ts';
import { settingsOf } from '../settings.queries.ts';

/** What the agency decided about attendance. */
export async function showSettings(ctx: TxContext): Promise<OutputOf<typeof attendanceSettings.show>> {
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  const [all, decide] = await Promise.all([settingsOf(ctx.tx), managesAgency(ctx)]);
  return {
    now: all.findLast(({ startsOn }) => startsOn <= today) ?? null,
    later: all.filter(({ startsOn }) => startsOn > today),
    can: { decide },
  };
}
