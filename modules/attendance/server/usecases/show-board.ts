import { ensure } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleUnder, unitNames, unitPath } from '#modules/organization/server/organization.api.ts';
import { attendanceView } from '../../contract/permissions.ts';
import { type BoardGroup, boardGroups, type recaps } from '../../contract/recaps.ts';
import { todayOf } from '../managed-place.ts';
import { pageByName } from '../name-cursor.ts';
import { keepsHours } from '../reckon-days.ts';
import { reckonNow } from '../reckon-now.ts';
import { boardGroupOf } from '../rules/board-group.ts';

/** Who of a unit is present, late, outside or on leave at this moment. */
export async function showBoard(
  ctx: TxContext,
  { unitId, group, awaits: onlyAwaiting, search, ...page }: InputOf<typeof recaps.board>,
): Promise<OutputOf<typeof recaps.board>> {
  const { tx, actor, clock } = ctx;
  ensure(holds(actor, attendanceView, await unitPath(tx, unitId)), 'core.not-found');
  const [now, day] = [clock.now(), todayOf(ctx)];
  const people = (await peopleUnder(tx, [unitId], now, day)).filter(keepsHours);
  const days = await reckonNow(ctx, day, people);
  const rows = days.map(({ result, awaits }, at) => {
    const { personId: id, name, unitId: own } = people[at]!;
    return { id, name, unitId: own, group: boardGroupOf(result), result, awaits };
  });
  const counts = Object.fromEntries(boardGroups.map((one) => [one, 0])) as Record<BoardGroup, number>;
  for (const row of rows) counts[row.group] += 1;
  const words = search?.toLowerCase() ?? '';
  const asked = rows
    .filter((row) => (group ?? row.group) === row.group)
    .filter(({ awaits, name }) => (!onlyAwaiting || awaits > 0) && name.toLowerCase().includes(words));
  const { shown, next } = pageByName(asked, page);
  const units = await unitNames(tx, [...new Set(shown.map((row) => row.unitId))]);
  return {
    ...{ at: now.toISOString(), day, counts, next },
    awaits: rows.filter(({ awaits }) => awaits > 0).length,
    items: shown.map(({ id, name, result, awaits, ...row }) => ({
      person: { id, name },
      unit: { id: row.unitId, name: units.get(row.unitId) ?? '' },
      ...{ group: row.group, status: result.status, remote: result.remote, awaits },
      checkIn: instant(result.checkIn),
      checkOut: instant(result.checkOut),
      lateMinutes: result.minutes.late,
    })),
  };
}

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
