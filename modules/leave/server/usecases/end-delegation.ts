import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { delegationEnded } from '../../contract/events.ts';
import type { DelegationView, settings } from '../../contract/settings.ts';
import { addDays } from '../rules/length/calendar-days.ts';
import { lockDelegation } from '../settings.queries.ts';
import { endDelegationBefore } from '../settings.writes.ts';
import { presentDelegations } from './list-delegations.ts';
import { ensureConfigures } from './set-settings.ts';

/** Ends a delegation; one that is to end the day before it begins never held. */
export async function endDelegation(
  ctx: TxContext,
  { delegationId, lastDay }: InputOf<typeof settings.endDelegation>,
): Promise<DelegationView> {
  await ensureConfigures(ctx);
  const row = found(await lockDelegation(ctx.tx, delegationId));
  const endsBefore = addDays(lastDay, 1);
  ensure(row.endsBefore === null || endsBefore < row.endsBefore, 'leave.delegation-ended');
  ensure(endsBefore >= row.startsOn, 'leave.last-day-before-first');
  await endDelegationBefore(ctx.tx, ctx.actor.agencyId, delegationId, endsBefore);
  await emit(ctx, delegationEnded, {
    subject: delegationId,
    payload: { delegationId, decreeNumber: row.decreeNumber, lastDay },
  });
  return (await presentDelegations(ctx, [{ ...row, endsBefore }]))[0]!;
}
