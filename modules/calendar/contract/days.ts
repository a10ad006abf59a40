import { z } from 'zod';
import { PersonId, UnitId } from '#core/contract/ids.ts';
import { operation, personally } from '#core/contract/operation.ts';
import { EnteredDay } from '#core/contract/schemas.ts';
import { BasisView, DayKind, HolidayKind, Place, Zone } from './terms.ts';

const named = z.object({ id: UnitId, name: z.string() }).nullable();

/** Why a day is as it is; each with the decision that it rests on. */
export const ReasonView = z.discriminatedUnion('kind', [
  /** Who works by which pattern: by an own assignment, by that of a unit, or by law where neither is. */
  z.object({
    kind: z.literal('assignment'),
    to: z.enum(['person', 'unit', 'law']),
    unit: named,
    startsOn: z.string().nullable(),
    basis: BasisView.nullable(),
  }),
  /** The version of the pattern; its name is null for that of the law. */
  z.object({
    kind: z.literal('pattern'),
    name: z.string().nullable(),
    startsOn: z.string(),
    basis: BasisView,
  }),
  z.object({
    kind: z.literal('holiday'),
    name: z.string(),
    holidayKind: HolidayKind,
    unit: named,
    /** False where the shifts of the pattern go on on holidays. */
    rests: z.boolean(),
    basis: BasisView,
  }),
  z.object({ kind: z.literal('ramadan'), basis: BasisView }),
  z.object({ kind: z.literal('zone'), unit: named, basis: BasisView }),
  /** Flexible time and place are taken away for a time (PermenPANRB 4/2025 art. 25). */
  z.object({ kind: z.literal('not-flexible') }),
  /** Nobody entered the national days of this year yet. */
  z.object({ kind: z.literal('holidays-unknown') }),
]);
export type ReasonView = z.output<typeof ReasonView>;

export const HoursView = z.object({
  startsAt: z.string(),
  endsAt: z.string(),
  breaks: z.array(z.object({ startsAt: z.string(), endsAt: z.string() })),
  requiredMinutes: z.int(),
  /** Within what the day may begin; it then ends as much earlier or later. */
  flexible: z.object({ earliestStart: z.string(), latestStart: z.string() }).nullable(),
  place: Place,
});
export type HoursView = z.output<typeof HoursView>;

/** The plan of a day for a person. A shift over midnight belongs to the day on which it starts. */
export const DayView = z.object({
  day: z.string(),
  zone: Zone,
  kind: DayKind,
  ramadan: z.boolean(),
  hours: HoursView.nullable(),
  reasons: z.array(ReasonView),
});
export type DayView = z.output<typeof DayView>;

/** The most days that one question is answered for. */
export const mostDays = 62;

export const days = {
  show: operation({
    id: 'calendar.show-days',
    method: 'GET',
    path: '/api/calendar/days',
    summary:
      'The plan of the days of a person, at most 62: own ones, or where the right to manage them is held.',
    access: personally,
    input: z.strictObject({ personId: PersonId.optional(), from: EnteredDay, until: EnteredDay }),
    output: z.object({ items: z.array(DayView) }),
    errors: ['calendar.last-day-before-first', 'calendar.too-many-days'],
  }),
};
