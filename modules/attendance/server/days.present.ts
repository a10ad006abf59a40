import type { DayView } from '../contract/days.ts';
import type { DayRow } from './days.queries.ts';

export function presentDay(row: DayRow): DayView {
  const { worked, credited, excused, late, early, absent, unproven, extra } = row;
  return {
    ...{ day: row.day, kind: row.kind, status: row.status, remote: row.remote, closed: row.closed },
    checkIn: row.checkInAt?.toISOString() ?? null,
    checkOut: row.checkOutAt?.toISOString() ?? null,
    minutes: { worked, credited, excused, late, early, absent, unproven, extra },
    ...{ lateTier: row.lateTier, earlyTier: row.earlyTier },
    absentDays: row.absentHalves / 2,
    ...{ deduction: row.deduction, awaits: row.awaits },
    why: row.why,
  };
}
