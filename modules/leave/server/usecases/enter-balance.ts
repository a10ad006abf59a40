import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { BalanceEntryView, balances } from '../../contract/balances.ts';
import { balanceEntered } from '../../contract/events.ts';
import type { BalanceEntryRow } from '../balances.queries.ts';
import { insertBalanceEntries } from '../balances.writes.ts';
import { pathsOf } from '../people-paths.queries.ts';
import { mayManage } from '../policy.ts';
import { yearOf } from '../rules/length/calendar-days.ts';
import { presentBalanceEntries } from './show-balance.ts';

/** Enters something about a year of somebody's leave; nothing is overwritten, and nobody enters it for themselves. */
export async function enterBalance(
  ctx: TxContext,
  input: InputOf<typeof balances.enter>,
): Promise<BalanceEntryView> {
  const { tx, actor } = ctx;
  const { personId, year, kind, days, reason } = input;
  ensure(actor.personId !== personId, 'leave.own-leave');
  found((await peopleByIds(tx, [personId])).get(personId));
  const path = (await pathsOf(tx, [personId])).get(personId) ?? [];
  ensure(mayManage(actor, personId, path), 'core.not-found');
  const { olderLeft, taken, deferred } = input;
  ensure([days, olderLeft, taken, deferred].every(inEighths), 'leave.not-eighths');
  ensure(kind === 'adjustment' ? days !== 0 : days >= 0, 'core.invalid-input');
  // An opening balance ends its year: the leave of a year that goes on would count no more.
  ensure(kind !== 'opening' || year < yearOf(dayIn(actor.zone, ctx.clock.now())), 'leave.year-not-over');
  const entry: BalanceEntryRow = {
    ...{ id: newId<'LeaveBalanceEntry'>(), personId, year, kind, days, reason },
    ...(kind === 'opening'
      ? { olderLeft, taken, deferred }
      : { olderLeft: null, taken: null, deferred: null }),
    ...{ enteredBy: found(actor.personId), enteredAt: ctx.clock.now() },
  };
  await insertBalanceEntries(tx, actor.agencyId, [entry]);
  await emit(ctx, balanceEntered, {
    subject: personId,
    payload: { personId, entryId: entry.id, year: String(year) },
  });
  return (await presentBalanceEntries(ctx, [entry]))[0]!;
}

/** Days are kept in eighths: an hour. */
function inEighths(days: number): boolean {
  return Number.isInteger(days * 8);
}
