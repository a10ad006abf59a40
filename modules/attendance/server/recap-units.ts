import { ensure } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath, unitsUnder } from '#modules/organization/server/organization.api.ts';
import { attendanceView } from '../contract/permissions.ts';
import { type Day, daysBetween } from './rules/calendar-days.ts';

const mostDays = 366;

/**
 * The units of a recap, on the screen or as a file: one that the actor sees, with all below it.
 * @throws core.not-found, attendance.last-day-before-first, attendance.too-many-days
 */
export async function unitsOfRecap(
  { tx, actor }: TxContext,
  { unitId, from, until }: { unitId: UnitId; from: Day; until: Day },
): Promise<UnitId[]> {
  ensurePeriod(from, until);
  ensure(holds(actor, attendanceView, await unitPath(tx, unitId)), 'core.not-found');
  return unitsUnder(tx, [unitId]);
}

/** @throws attendance.last-day-before-first, attendance.too-many-days */
export function ensurePeriod(from: Day, until: Day): void {
  ensure(from <= until, 'attendance.last-day-before-first');
  ensure(daysBetween(from, until) < mostDays, 'attendance.too-many-days', { most: mostDays });
}
