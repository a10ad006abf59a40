import { z } from 'zod';
import { PersonId, UnitId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { Cursor, EnteredDay, PageSize, pageOf } from '#core/contract/schemas.ts';
import { calendarManage } from './permissions.ts';
import {
  AssignmentId,
  BasisView,
  basisFields,
  FlexibilityStopId,
  PatternId,
  Period,
  period,
  UnitZoneId,
  Zone,
} from './terms.ts';

const Named = <I extends z.ZodType>(id: I) => z.object({ id, name: z.string() });

export const AssignmentView = Period.extend({
  id: AssignmentId,
  unit: Named(UnitId).nullable(),
  person: Named(PersonId).nullable(),
  /** Null for the pattern of the law. */
  pattern: Named(PatternId).nullable(),
  rotationOffset: z.int(),
  basis: BasisView,
  /** On which it was ended; null where it was not. */
  ending: BasisView.nullable(),
  can: z.object({ end: z.boolean() }),
});
export type AssignmentView = z.output<typeof AssignmentView>;

export const UnitZoneView = Period.extend({
  id: UnitZoneId,
  unit: Named(UnitId),
  zone: Zone,
  basis: BasisView,
});
export type UnitZoneView = z.output<typeof UnitZoneView>;

export const FlexibilityStopView = Period.extend({
  id: FlexibilityStopId,
  person: Named(PersonId),
  recordedAt: z.string(),
  can: z.object({ end: z.boolean() }),
});
export type FlexibilityStopView = z.output<typeof FlexibilityStopView>;

/** Who works by which pattern, from when. The nearest unit counts; a person's own comes before any. */
export const assignments = {
  list: operation({
    id: 'calendar.list-assignments',
    method: 'GET',
    path: '/api/calendar/assignments',
    summary:
      'Assignments of patterns where the right is held, the latest first; of one unit or person if named.',
    access: holding(calendarManage),
    input: z.strictObject({
      unitId: UnitId.optional(),
      personId: PersonId.optional(),
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(AssignmentView),
  }),
  assign: operation({
    id: 'calendar.assign-pattern',
    method: 'POST',
    path: '/api/calendar/assignments',
    summary:
      'Assigns a pattern to units with all below them, or to single people; what they had before goes on after the last day, where there is one.',
    access: holding(calendarManage),
    input: z.strictObject({
      unitIds: z.array(UnitId).max(100).default([]),
      personIds: z.array(PersonId).max(500).default([]),
      patternId: PatternId.nullable(),
      /** By how many days a team is ahead in the cycle of a rotation. */
      rotationOffset: z.int().min(0).max(55).default(0),
      ...period,
      ...basisFields,
    }),
    output: z.object({ made: z.int() }),
    errors: [
      'calendar.one-subject',
      'calendar.begun-stays',
      'calendar.pattern-begins-later',
      'calendar.offset-outside-cycle',
      'calendar.last-day-before-first',
    ],
  }),
  end: operation({
    id: 'calendar.end-assignment',
    method: 'POST',
    path: '/api/calendar/assignments/:assignmentId/ending',
    summary: 'Ends an assignment after a last day, today at the earliest.',
    access: holding(calendarManage),
    input: z.strictObject({ assignmentId: AssignmentId, lastDay: EnteredDay, ...basisFields }),
    output: AssignmentView,
    errors: ['calendar.begun-stays', 'calendar.ended-already'],
  }),
};

export const unitZones = {
  list: operation({
    id: 'calendar.list-zones',
    method: 'GET',
    path: '/api/calendar/zones',
    summary: 'Units whose zone is not that of the agency, or of the unit above.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({ items: z.array(UnitZoneView) }),
  }),
  set: operation({
    id: 'calendar.set-zone',
    method: 'POST',
    path: '/api/calendar/zones',
    summary: 'Sets the zone of a unit with all below it, from a day on.',
    access: holding(calendarManage),
    input: z.strictObject({ unitId: UnitId, zone: Zone, startsOn: EnteredDay, ...basisFields }),
    output: UnitZoneView,
    errors: ['calendar.begun-stays'],
  }),
};

/** Who has no flexible time or place: in a discipline process, or newly placed (PermenPANRB 4/2025 art. 25). Which of the two is not kept. */
export const flexibilityStops = {
  list: operation({
    id: 'calendar.list-flexibility-stops',
    method: 'GET',
    path: '/api/calendar/flexibility-stops',
    summary: 'People without flexible time and place where the right is held, the latest first.',
    access: holding(calendarManage),
    input: z.strictObject({ cursor: Cursor, size: PageSize }),
    output: pageOf(FlexibilityStopView),
  }),
  add: operation({
    id: 'calendar.stop-flexibility',
    method: 'POST',
    path: '/api/calendar/flexibility-stops',
    summary: 'Takes flexible time and place from a person for a time.',
    access: holding(calendarManage),
    input: z.strictObject({ personId: PersonId, ...period }),
    output: FlexibilityStopView,
    errors: ['calendar.last-day-before-first', 'calendar.begun-stays'],
  }),
  end: operation({
    id: 'calendar.restore-flexibility',
    method: 'POST',
    path: '/api/calendar/flexibility-stops/:stopId/ending',
    summary: 'Gives flexible time and place back after a last day, today at the earliest.',
    access: holding(calendarManage),
    input: z.strictObject({ stopId: FlexibilityStopId, lastDay: EnteredDay }),
    output: FlexibilityStopView,
    errors: ['calendar.begun-stays', 'calendar.ended-already'],
  }),
};
