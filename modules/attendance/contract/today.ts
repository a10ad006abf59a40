import { z } from 'zod';
import { operation, personally } from '#core/contract/operation.ts';
import { DayView } from './days.ts';
import { Place } from './places.ts';
import { Direction, EpochMs, Span } from './terms.ts';

export const TodayView = z.object({
  /** The server's clock. */
  at: EpochMs,
  /** Elected officials and others who are no civil servants keep none: they have no day and no hours. */
  keepsHours: z.boolean(),
  /** The day that a check-in belongs to now: today, the shift of yesterday that is still on, or that of tomorrow which begins soon after midnight. Null before attendance began. */
  day: DayView.nullable(),
  /** Its hours; null where nothing has to be worked. */
  hours: Span.nullable(),
  /** What is checked next. */
  next: Direction,
  /** Where the person may check in. */
  places: z.array(Place.extend({ name: z.string() })),
  /** The position decides nothing today: work elsewhere by the pattern, or by what was approved. */
  elsewhere: z.boolean(),
  /** What a check-in is asked for besides the position. */
  asks: z.object({ entranceCode: z.boolean(), photo: z.boolean(), photoDays: z.int(), pointDays: z.int() }),
});
export type TodayView = z.output<typeof TodayView>;

/** All that the page of check-ins shows, in one answer. */
export const ownToday = {
  show: operation({
    id: 'attendance.show-today',
    method: 'GET',
    path: '/api/attendance/own/today',
    summary: 'The own hours and check-ins of today, what is checked next, where, and what is asked for.',
    access: personally,
    input: z.strictObject({}),
    output: TodayView,
  }),
};
