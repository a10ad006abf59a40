import { ensure } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { deductionSchemes } from '../../contract/days.ts';
import { schemeDecided } from '../../contract/events.ts';
import { schemeFault } from '../../contract/scheme-faults.ts';
import { anyKept } from '../days.queries.ts';
import { lockReckoning } from '../days.writes.ts';
import { askForDays } from '../jobs/reckon-days.ts';
import { recordedBy, todayOf } from '../managed-place.ts';
import { managesAgency } from '../managed-units.ts';
import { presentScheme } from '../schemes.present.ts';
import { insertScheme } from '../schemes.writes.ts';

/** Decides what a day costs from a day on. */
export async function decideScheme(
  ctx: TxContext,
  { startsOn, rules }: InputOf<typeof deductionSchemes.decide>,
): Promise<OutputOf<typeof deductionSchemes.decide>> {
  ensure(await managesAgency(ctx), 'core.not-found');
  const today = todayOf(ctx);
  ensure(startsOn >= today, 'attendance.begun-stays');
  const fault = schemeFault(rules);
  ensure(!fault, `attendance.${fault}`);
  await insertScheme(ctx.tx, { ...recordedBy(ctx), startsOn, rules });
  if (startsOn === today) await askForToday(ctx, today);
  await emit(ctx, schemeDecided, {
    subject: ctx.actor.agencyId,
    payload: { startsOn, basis: rules.basis },
  });
  return presentScheme({ from: startsOn, until: null, rules });
}

/** Shifts of today may be over and kept; a round that keeps some at this moment is waited for. */
async function askForToday(ctx: TxContext, today: string): Promise<void> {
  await lockReckoning(ctx.tx);
  if (await anyKept(ctx.tx, today)) await askForDays(ctx, { personIds: null, from: today, until: today });
}
