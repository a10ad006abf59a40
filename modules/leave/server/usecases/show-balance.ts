import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { BalanceEntryView, balances } from '../../contract/balances.ts';
import type { BalanceEntryRow } from '../balances.queries.ts';
import { balanceOf, recordsOf } from '../balances.ts';
import { employeeFacts } from '../employee-facts.ts';
import { settingsOf } from '../known-settings.ts';
import { pathsOf } from '../people-paths.queries.ts';
import { todayOf } from '../person-days.ts';
import { mayManage, mayView } from '../policy.ts';
import { yearOf } from '../rules/length/calendar-days.ts';

/** Annual leave of a year with every line that it came from. */
export async function showBalance(
  ctx: TxContext,
  input: InputOf<typeof balances.show>,
): Promise<OutputOf<typeof balances.show>> {
  const { tx, actor } = ctx;
  const personId = input.personId ?? found(actor.personId);
  const path = (await pathsOf(tx, [personId])).get(personId) ?? [];
  ensure(mayView(actor, personId, path), 'core.not-found');
  const { name } = found((await peopleByIds(tx, [personId])).get(personId));
  const { today } = await todayOf(ctx, personId);
  const year = input.year ?? yearOf(today);
  const [employee, { settings }, records] = await Promise.all([
    employeeFacts(tx, personId, today),
    settingsOf(tx),
    recordsOf(ctx, [personId]),
  ]);
  const record = records.get(personId)!;
  const entries = await presentBalanceEntries(ctx, record.entries);
  return {
    person: { id: personId, name },
    balance: balanceOf(record, { employee, settings }, year),
    entries,
    can: { manage: mayManage(actor, personId, path) },
  };
}

/** What personnel entered, with who did. */
export async function presentBalanceEntries(
  { tx }: TxContext,
  rows: readonly BalanceEntryRow[],
): Promise<BalanceEntryView[]> {
  const names = await peopleByIds(tx, [...new Set(rows.map(({ enteredBy }) => enteredBy))]);
  const named = (id: PersonId) => ({ id, name: names.get(id)?.name ?? '' });
  return rows.map(({ id, year, kind, days, olderLeft, taken, deferred, reason, enteredBy, enteredAt }) => ({
    ...{ id, year, kind, days, olderLeft, taken, deferred, reason },
    enteredBy: named(enteredBy),
    enteredAt: enteredAt.toISOString(),
  }));
}
