import { dayIn } from '#core/clock/clock.ts';
import { ensure } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { directoryPage, unitPath } from '#modules/organization/server/organization.api.ts';
import type { balances } from '../../contract/balances.ts';
import { leaveManage, leaveView } from '../../contract/permissions.ts';
import { balanceOf, recordsOf } from '../balances.ts';
import { employeesFacts } from '../employee-facts.ts';
import { settingsOf } from '../known-settings.ts';
import { yearOf } from '../rules/length/calendar-days.ts';
import { unitOrOwn } from '../unit-staff.ts';

/** What the people of a unit and below have left, by name: in as many statements for a page as for one person. */
export async function listUnitBalances(
  ctx: TxContext,
  { cursor, size, ...input }: InputOf<typeof balances.ofUnit>,
): Promise<OutputOf<typeof balances.ofUnit>> {
  const { tx, actor, clock } = ctx;
  const unitId = await unitOrOwn(ctx, input.unitId);
  const path = await unitPath(tx, unitId);
  ensure(
    path.length > 0 && (holds(actor, leaveView, path) || holds(actor, leaveManage, path)),
    'core.not-found',
  );
  const now = clock.now();
  const today = dayIn(actor.zone, now);
  const year = input.year ?? yearOf(today);
  const { items, next } = await directoryPage(tx, { unitId, cursor, size }, { day: today, now });
  const ids = items.map(({ id }) => id);
  const [facts, { settings }, records] = await Promise.all([
    employeesFacts(tx, ids, today),
    settingsOf(tx),
    recordsOf(ctx, ids),
  ]);
  return {
    items: items.map(({ id, fullName }) => {
      const person = { id, name: fullName };
      const employee = facts.get(id);
      const record = records.get(id);
      if (!record || !employee || typeof employee === 'string')
        return { person, left: null, total: null, taken: null };
      const { left, total, lines } = balanceOf(record, { employee, settings }, year);
      const taken = lines.filter(({ code }) => code === 'taken').reduce((sum, { amount }) => sum - amount, 0);
      return { person, left, total, taken };
    }),
    next,
  };
}
